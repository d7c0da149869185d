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
