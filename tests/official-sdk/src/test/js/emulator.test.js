// The official JavaScript SDK at work against the emulator: node --test, with ENDPOINT and KEY in the environment.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CosmosClient } from "@azure/cosmos";

const client = new CosmosClient({ endpoint: process.env.ENDPOINT, key: process.env.KEY });
let database;
let items;

before(async () => {
  ({ database } = await client.databases.createIfNotExists({ id: "js" }));
  ({ container: items } = await database.containers.createIfNotExists({
    id: "c",
    partitionKey: { paths: ["/pk"] },
    throughput: 500,
  }));
  for (let i = 0; i < 6; i++) await items.items.create({ id: `i${i}`, pk: `k${i % 3}`, amount: i });
});

after(async () => {
  await database.delete();
  client.dispose();
});

describe("databases and containers", () => {
  test("are listed and found by a query", async () => {
    const listed = await client.databases.readAll().fetchAll();
    const query = { query: "SELECT * FROM r WHERE r.id = @id", parameters: [{ name: "@id", value: "c" }] };
    const found = await database.containers.query(query).fetchAll();

    assert.deepEqual(listed.resources.map((resource) => resource.id), ["js"]);
    assert.deepEqual(found.resources.map((resource) => resource.id), ["c"]);
  });

  test("have the throughput that was asked for", async () => {
    const offer = await items.readOffer();

    assert.equal(offer.resource.content.offerThroughput, 500);
  });
});

describe("items", () => {
  test("are replaced only if they did not change since", async () => {
    const read = await items.item("i0", "k0").read();
    const unchanged = { accessCondition: { type: "IfMatch", condition: read.etag } };

    const replaced = await items.item("i0", "k0").replace({ ...read.resource, note: "new" }, unchanged);

    assert.equal(replaced.resource.note, "new");
    await assert.rejects(items.item("i0", "k0").replace(read.resource, unchanged), { code: 412 });
  });

  test("are created once", async () => {
    await assert.rejects(items.items.create({ id: "i0", pk: "k0" }), { code: 409 });
  });

  test("are gone once deleted", async () => {
    await items.items.upsert({ id: "passing", pk: "k9" });
    await items.item("passing", "k9").delete();

    assert.equal((await items.item("passing", "k9").read()).statusCode, 404);
  });
});

describe("queries", () => {
  const query = async (sql, options) => (await items.items.query(sql, options).fetchAll()).resources;

  test("find items of one key", async () => {
    assert.deepEqual(await query("SELECT VALUE c.amount FROM c", { partitionKey: "k1" }), [1, 4]);
  });

  test("order, count and group items of all keys", async () => {
    const groups = await query("SELECT c.pk, COUNT(1) AS n FROM c GROUP BY c.pk");

    assert.deepEqual(await query("SELECT VALUE c.amount FROM c ORDER BY c.amount DESC"), [5, 4, 3, 2, 1, 0]);
    assert.deepEqual(await query("SELECT VALUE COUNT(1) FROM c"), [6]);
    assert.deepEqual(groups.map((group) => `${group.pk} ${group.n}`).sort(), ["k0 2", "k1 2", "k2 2"]);
  });

  test("give their rows page by page", async () => {
    const pages = items.items.query("SELECT VALUE c.amount FROM c", { maxItemCount: 2 });
    const found = [];
    while (pages.hasMoreResults()) found.push(...((await pages.fetchNext()).resources ?? []));

    assert.deepEqual(found.sort(), [0, 1, 2, 3, 4, 5]);
  });
});

describe("several operations", () => {
  let container;
  const entry = (i) => ({ id: `i${i}`, pk: `k${i % 3}`, amount: i });
  const create = (i) => ({ operationType: "Create", partitionKey: `k${i % 3}`, resourceBody: entry(i) });
  const amount = async (i) => (await container.item(`i${i}`, `k${i % 3}`).read()).resource?.amount;

  before(async () => {
    ({ container } = await database.containers.createIfNotExists({
      id: "several",
      partitionKey: { paths: ["/pk"] },
      computedProperties: [{ name: "twice", query: "SELECT VALUE c.amount * 2 FROM c" }],
    }));
  });

  test("of a batch are all done", async () => {
    const { code, result } = await container.items.batch(
      [
        { operationType: "Create", resourceBody: entry(0) },
        { operationType: "Patch", id: "i0", resourceBody: { operations: [{ op: "incr", path: "/amount", value: 5 }] } },
        { operationType: "Read", id: "i0" },
      ],
      "k0",
    );

    assert.equal(code, 200);
    assert.deepEqual(result.map((each) => each.statusCode), [201, 200, 200]);
    assert.equal(result[2].resourceBody.amount, 5);
  });

  test("of a batch are none done if one fails", async () => {
    const { code, result } = await container.items.batch(
      [
        { operationType: "Upsert", resourceBody: { id: "new", pk: "k0" } },
        { operationType: "Delete", id: "none" },
      ],
      "k0",
    );

    assert.equal(code, 207);
    assert.deepEqual(result.map((each) => each.statusCode), [424, 404]);
    assert.equal((await container.item("new", "k0").read()).statusCode, 404);
  });

  test("in bulk have a status each", async () => {
    const operations = [];
    for (let i = 100; i < 400; i++) operations.push(create(i));
    operations.push(create(100));

    const results = await container.items.executeBulkOperations(operations);
    const statuses = results.map((each) => each.response?.statusCode ?? each.error?.code);

    assert.equal(statuses.filter((status) => status === 201).length, 300);
    assert.equal(statuses.filter((status) => status === 409).length, 1);
    assert.equal(await amount(399), 399);
  });

  test("of the older bulk are in the order of the request", async () => {
    const results = await container.items.bulk([create(50), create(50), { operationType: "Read", id: "i50", partitionKey: "k2" }]);

    assert.deepEqual(results.map((each) => each.statusCode), [201, 409, 200]);
  });

  test("of a patch are done on its condition", async () => {
    await container.items.create(entry(60));
    const item = container.item("i60", "k0");

    const patched = await item.patch({
      condition: "from c where c.amount = 60",
      operations: [{ op: "set", path: "/amount", value: 61 }],
    });

    assert.equal(patched.resource.amount, 61);
    await assert.rejects(item.patch([{ op: "remove", path: "/none" }]), (error) => {
      assert.equal(error.code, 400);
      assert.match(error.message, /For Operation\(1\): Node\(\/none\) to be removed is absent/);
      return true;
    });
  });

  test("find computed properties", async () => {
    await container.items.create(entry(70));
    const query = "SELECT VALUE c.twice FROM c WHERE c.id = 'i70'";

    assert.deepEqual((await container.items.query(query).fetchAll()).resources, [140]);
  });

  test("are not needed to delete all items of a key", async () => {
    await container.items.create({ id: "1", pk: "gone" });
    await container.items.create({ id: "2", pk: "gone" });

    await container.deleteAllItemsForPartitionKey("gone");

    assert.deepEqual((await container.items.query("SELECT * FROM c", { partitionKey: "gone" }).fetchAll()).resources, []);
  });
});
