// Lets clients of the Cloud API that others wrote manage templates and send them, with nothing changed but the address they speak to.
// Usage: node clients.mjs URL TOKEN ACCOUNT PHONE APP

import assert from "node:assert/strict";
import { Client } from "@great-detail/whatsapp";
import { WhatsAppClient } from "@kapso/whatsapp-cloud-api";
import sdk from "facebook-nodejs-business-sdk";
import { kinds } from "./templates.mjs";

const [url, token, account, phone, app] = process.argv.slice(2);
const someone = "+31970102034";
const language = "en_US";
const done = (client, what) => console.log(`${client}: ${what}`);

// approve is the moderator saying yes now.
async function approve(id) {
  const r = await fetch(`${url}/_sandbox/templates/${id}/decide`, { method: "POST", body: JSON.stringify({ decision: "approve" }) });
  assert.equal(r.status, 200, await r.text());
}

// upload brings samples: the session with Meta's own SDK, the bytes with a client that lets one set headers.
async function upload(meta, kapso) {
  const handles = {};
  for (const type of ["image/png", "video/mp4", "application/pdf"]) {
    const bytes = new Uint8Array(3000).fill(7);
    const session = await meta.call("POST", [app, "uploads"], { file_name: "sample", file_length: bytes.length, file_type: type });
    const part = (offset, end) => kapso.fetch(`${url}/v23.0/${session.id}`, { method: "POST", headers: { file_offset: String(offset) }, body: bytes.slice(offset, end) });
    await part(0, 1000);
    const state = await (await kapso.fetch(`${url}/v23.0/${session.id}`)).json();
    assert.equal(state.file_offset, 1000);
    const { h } = await (await part(1000)).json();
    assert.match(h, /^4:/);
    handles[type] = h;
  }
  done("upload", "three samples, each in two parts");
  return (type) => handles[type];
}

// walk is what every client does with every kind; the names differ so that no two meet.
async function walk(client, all, { create, send, edit, list, remove }) {
  for (const kind of all) {
    const name = `${kind.name}_${client}`;
    const text = (c) => (c.type === "BODY" && c.text ? { ...c, text: `${c.text} We are ${client}.` } : c);
    const { id } = await create({ name, language, category: kind.category, ...(kind.parameter_format ? { parameter_format: kind.parameter_format } : {}), components: kind.components.map(text) });
    assert.match(String(id), /^\d+$/);
    await approve(id);
    const sent = await send(name, kind.send);
    assert.match(sent.messages[0].id, /^wamid\./, name);
    if (edit && kind.category === "MARKETING") await edit(id, { components: kind.components.map(text) });
  }
  const found = await list(client);
  assert.equal(found.filter((t) => t.name.endsWith(`_${client}`)).length, all.length);
  assert.ok(found.every((t) => t.id && t.status), "fields were asked for");
  for (const kind of all) await remove(`${kind.name}_${client}`);
  assert.equal((await list(client)).filter((t) => t.name.endsWith(`_${client}`)).length, 0);
  done(client, `${all.length} kinds created, sent, ${edit ? "edited, " : ""}listed by pages and deleted`);
}

const ok = (what) => { assert.equal(what.success, true); return what; };

async function greatDetail(all) {
  const client = new Client({ baseUrl: url, request: { headers: { Authorization: `Bearer ${token}` } } });
  await walk("greatdetail", all, {
    create: (t) => client.template.create(account, t).json(),
    send: (name, components) => client.message.createMessage({ phoneNumberID: phone, to: someone, type: "template", template: { name, language: { code: language }, components } }).json(),
    edit: async (id, change) => ok(await client.template.update(id, change).json()),
    list: async (name) => (await client.template.list(account, { name_or_content: name, fields: ["name", "status", "category", "quality_score"], limit: 100 }).json()).data,
    remove: async (name) => ok(await client.template.delete(account, { name }).json()),
  });
}

async function kapso(client, all) {
  await walk("kapso", all, {
    create: (t) => client.templates.create({ businessAccountId: account, name: t.name, language: t.language, category: t.category, components: t.components, ...(t.parameter_format ? { parameterFormat: t.parameter_format } : {}) }),
    send: (name, components) => client.messages.sendTemplate({ phoneNumberId: phone, to: someone, template: { name, language: { code: language }, components } }),
    list: async () => {
      const found = [];
      for (let after; ;) {
        const page = await client.templates.list({ businessAccountId: account, limit: 5, ...(after ? { after } : {}) });
        found.push(...page.data);
        after = page.paging?.cursors?.after;
        if (!after || page.data.length < 5) return found;
      }
    },
    remove: async (name) => ok(await client.templates.delete({ businessAccountId: account, name })),
  });
}

async function metaSDK(api, all) {
  const business = new sdk.WhatsAppBusinessAccount(account, {}, null, api);
  await walk("metasdk", all, {
    create: async (t) => ({ id: (await business.createMessageTemplate([], t))._data.id }),
    send: (name, components) => api.call("POST", [phone, "messages"], { messaging_product: "whatsapp", to: someone, type: "template", template: { name, language: { code: language }, components } }),
    edit: async (id, change) => ok(await api.call("POST", [id], change)),
    list: async () => {
      let page = await business.getMessageTemplates(["name", "status"], { limit: 4 });
      const found = [...page];
      while (page.hasNext()) {
        page = await page.next();
        found.push(...page);
      }
      return found.map((t) => t._data);
    },
    remove: (name) => business.deleteMessageTemplates({ name }),
  });
}

// refuse looks at what the clients make of a refusal: each finds code, subcode and Meta's words.
async function refuse(api, client) {
  const wrong = { name: "Not A Name", language, category: "MARKETING", components: [{ type: "BODY", text: "Hello there" }] };
  await assert.rejects(api.call("POST", [account, "message_templates"], wrong), (e) => e.response.error_subcode === 2388046 && e.response.error_user_title === "Name Format is Incorrect");
  await assert.rejects(client.templates.create({ businessAccountId: account, ...wrong }), (e) => JSON.stringify({ ...e, raw: e.raw }).includes("2388046"));
  done("refusals", "understood");
}

Object.defineProperty(sdk.FacebookAdsApi, "GRAPH", { get: () => url });
const api = sdk.FacebookAdsApi.init(token, "en_US", false);
const client = new WhatsAppClient({ accessToken: token, baseUrl: url });
const handle = await upload(api, client);
const all = kinds(handle);
await greatDetail(all);
await kapso(client, all);
await metaSDK(api, all);
await refuse(api, client);
