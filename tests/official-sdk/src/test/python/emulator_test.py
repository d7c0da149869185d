"""The official Python SDK at work against the emulator: python -m unittest, with ENDPOINT and KEY in the environment."""

import os
import unittest
import uuid

from azure.cosmos import CosmosClient, PartitionKey, ThroughputProperties, exceptions

CLIENT = CosmosClient(os.environ["ENDPOINT"], os.environ["KEY"])


class EmulatorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.database = CLIENT.create_database_if_not_exists("python")
        cls.items = cls.database.create_container_if_not_exists("c", PartitionKey("/pk"), offer_throughput=500)
        for i in range(30):
            cls.items.upsert_item({"id": f"i{i:02}", "pk": f"k{i % 3}", "n": 29 - i})

    @classmethod
    def tearDownClass(cls):
        CLIENT.delete_database(cls.database)

    def rows(self, query, **options):
        if "partition_key" not in options:
            options["enable_cross_partition_query"] = True
        return list(self.items.query_items(query, **options))

    def container(self, **settings):
        return self.database.create_container(str(uuid.uuid4()), **settings)

    def test_counts_within_a_key_and_over_all(self):
        self.assertEqual([10], self.rows("SELECT VALUE COUNT(1) FROM c", partition_key="k1"))
        self.assertEqual([0], self.rows("SELECT VALUE COUNT(1) FROM c", partition_key="none"))
        self.assertEqual([30], self.rows("SELECT VALUE COUNT(1) FROM c"))
        self.assertEqual(["k1"], self.rows("SELECT DISTINCT VALUE c.pk FROM c", partition_key="k1"))

    def test_rows_come_in_order(self):
        expected = [f"i{i:02}" for i in range(30)]
        self.assertEqual(expected, self.rows("SELECT VALUE c.id FROM c ORDER BY c.n DESC", max_item_count=4))
        self.assertEqual(expected[::-1], self.rows("SELECT VALUE c.id FROM c ORDER BY c.n", max_item_count=4))
        self.assertEqual(expected[1::3], self.rows("SELECT VALUE c.id FROM c ORDER BY c.id", partition_key="k1"))

    def test_throughput_is_read_and_changed(self):
        self.assertEqual(500, self.items.get_throughput().offer_throughput)
        self.items.replace_throughput(700)
        self.assertEqual(700, self.items.get_throughput().offer_throughput)
        self.items.replace_throughput(500)

    def test_autoscale_keeps_its_increment(self):
        scaled = self.container(
            partition_key=PartitionKey("/pk"),
            offer_throughput=ThroughputProperties(auto_scale_max_throughput=2000, auto_scale_increment_percent=3),
        )
        scaled.replace_throughput(ThroughputProperties(auto_scale_max_throughput=4000, auto_scale_increment_percent=5))
        now = scaled.get_throughput()
        self.assertEqual((4000, 5), (now.auto_scale_max_throughput, now.auto_scale_increment_percent))

    def test_keys_of_version_1_may_be_long(self):
        old = self.container(partition_key=PartitionKey("/pk", version=1))
        keys = ["short", "x" * 101, "x" * 300 + "1", "x" * 300 + "2"]
        for key in keys:
            old.create_item({"id": "1", "pk": key})
        for key in keys:
            self.assertEqual(key, old.read_item("1", key)["pk"])
            self.assertEqual([key], list(old.query_items("SELECT VALUE c.pk FROM c", partition_key=key)))

    def test_a_policy_of_old_names_the_root_by_a_slash(self):
        paths = [{"path": "/", "indexes": [{"kind": "Hash", "dataType": "String"}]}]
        policy = self.container(partition_key=PartitionKey("/pk"), indexing_policy={"includedPaths": paths})
        self.assertEqual([{"path": "/*"}], policy.read()["indexingPolicy"]["includedPaths"])

    def test_response_hooks_see_names_of_headers_in_lower_case(self):
        seen = {}
        self.items.read_item("i00", "k0", response_hook=lambda headers, _: seen.update(headers))
        self.assertIn("x-ms-request-charge", seen)

    def test_statistics_come_on_demand(self):
        read = self.items.read(populate_partition_key_range_statistics=True, populate_quota_info=True)
        self.assertEqual(30, sum(each["documentCount"] for each in read["statistics"]))

    def test_writes_are_guarded_by_etags(self):
        stale = self.items.read_item("i00", "k0")
        self.items.replace_item("i00", {**stale, "note": "new"})
        with self.assertRaises(exceptions.CosmosAccessConditionFailedError):
            self.items.replace_item("i00", stale, etag=stale["_etag"], match_condition=_if_not_modified())
        with self.assertRaises(exceptions.CosmosResourceExistsError):
            self.items.create_item({"id": "i00", "pk": "k0"})


def _if_not_modified():
    from azure.core import MatchConditions

    return MatchConditions.IfNotModified


if __name__ == "__main__":
    unittest.main()
