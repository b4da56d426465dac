// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatexport.h"
#include "core/chat/chatfile.h"
#include "core/chat/largejson.h"
#include "core/docs/zipwriter.h"
#include "core/model/conversationtree.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestChatFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void chatboxThreadsAndReasoning();
    void cherryKeepsTheModelsApart();
    void fromAnArchive();
    void refuses_data();
    void refuses();
    void ringsAndStrangersEnd();
    void ownFileComesBack();
    void digestsTellContentOnly();
    void largeFilesAreReadInPieces_data();
    void largeFilesAreReadInPieces();
    void readingCanBeGivenUp_data();
    void readingCanBeGivenUp();
};

namespace {

//! One chat a line: title, then its branch: "?" question, "!" answer, "…" one that was cut off.
QStringList outline(const chat::ChatFile& file)
{
    QStringList lines;
    for (const chat::FileChat& chat : file.chats) {
        const model::Conversation& conversation = chat.conversation;
        QString line = conversation.summary.title;
        for (const auto& message : model::ConversationTree(conversation).branch(conversation.leafId)) {
            const bool asks = message.message.role == model::Role::User;
            line += u" | "_s + (asks ? u"?"_s : message.complete ? u"!"_s : u"…"_s) + message.message.text;
            if (!message.message.reasoning.isEmpty())
                line += u" ("_s + message.message.reasoning + u")"_s;
        }
        lines.append(line);
    }
    return lines;
}

//! Chats one after the other, as a plain list has them; each about a kilobyte.
QByteArray manyChats(int count)
{
    QByteArray list = "[";
    for (int i = 0; i < count; ++i) {
        list += i == 0 ? "" : ",\n ";
        list += "{\"title\": \"T" + QByteArray::number(i) + "\", \"messages\": [{\"role\": \"user\", \"content\": \""
            + QByteArray(1'000, 'w') + "\"}, {\"role\": \"assistant\", \"content\": \"x \\\" ] , } \\u4f60 \\\\\"}]}";
    }
    return list + ']';
}

} // namespace

void TestChatFile::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QStringList>("chats");
    QTest::newRow("ShareGPT") << QByteArray(R"([{"id": "x", "conversations": [
        {"from": "system", "value": "Be brief."}, {"from": "human", "value": "Who?"}, {"from": "gpt", "value": "I."}]},
        {"conversations": []}])")
                              << u"ShareGPT"_s << QStringList{u" | ?Who? | !I."_s};
    QTest::newRow("messages") << QByteArray(R"({"title": "T", "messages": [{"role": "user", "content": "Who?"},
        {"role": "assistant", "content": [{"type": "text", "text": "<think>Hm.</think>I."}]}]})")
                              << u"JSON"_s << QStringList{u"T | ?Who? | !I. (Hm.)"_s};
    QTest::newRow("bare list") << QByteArray("\xEF\xBB\xBF[{\"role\": \"user\", \"content\": \"\u4f60\u597d\"}]")
                               << u"JSON"_s << QStringList{u" | ?你好"_s};
    QTest::newRow("one a line") << QByteArray("{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}\n\n"
                                              "{\"messages\": [{\"role\": \"user\", \"content\": \"b\"}]}\n")
                                << u"JSON"_s << QStringList{u" | ?a"_s, u" | ?b"_s};
    QTest::newRow("ChatGPT") << QByteArray(R"([{"title": "T", "create_time": 1.5, "current_node": "a2", "mapping": {
        "r": {"id": "r", "message": null, "parent": null},
        "s": {"id": "s", "parent": "r", "message": {"author": {"role": "system"}, "content": {"parts": ["rules"]}}},
        "q": {"id": "q", "parent": "s", "message": {"author": {"role": "user"}, "create_time": 2,
              "content": {"content_type": "multimodal_text", "parts": [{"asset_pointer": "x"}, "Who?"]}}},
        "t": {"id": "t", "parent": "q", "message": {"author": {"role": "assistant"}, "create_time": 3,
              "content": {"content_type": "thoughts", "thoughts": [{"content": "Hm."}]}}},
        "c": {"id": "c", "parent": "t", "message": {"author": {"role": "assistant"}, "create_time": 3,
              "recipient": "python", "content": {"content_type": "code", "text": "1+1"}}},
        "o": {"id": "o", "parent": "c", "message": {"author": {"role": "tool"}, "create_time": 3,
              "content": {"content_type": "text", "parts": ["2"]}}},
        "a1": {"id": "a1", "parent": "o", "message": {"author": {"role": "assistant"}, "create_time": 4,
              "content": {"content_type": "text", "parts": ["You."]}}},
        "a2": {"id": "a2", "parent": "o", "message": {"author": {"role": "assistant"}, "create_time": 5,
              "status": "in_progress", "content": {"content_type": "text", "parts": ["I"]}}}}}])")
                             << u"ChatGPT"_s << QStringList{u"T | ?Who? | …I (Hm.)"_s};
    QTest::newRow("Open WebUI") << QByteArray(R"([{"title": "T", "chat": {"history": {"currentId": "a", "messages": {
        "a": {"id": "a", "parentId": "q", "role": "assistant", "timestamp": 2, "content":
            "<details type=\"reasoning\" done=\"true\">\n<summary>Thought</summary>\n&gt; 1 &lt; 2\n</details>\nI."},
        "q": {"id": "q", "parentId": null, "role": "user", "timestamp": 1, "content": "Who?"}}}}}])")
                                << u"Open WebUI"_s << QStringList{u"T | ?Who? | !I. (1 < 2)"_s};
    QTest::newRow("Chatbox, old") << QByteArray(R"({"chat-sessions": [{"id": "1", "name": "T", "messages": [
        {"role": "system", "content": "Be brief."}, {"role": "user", "content": "Who?"},
        {"role": "assistant", "content": "I."}]}]})")
                                  << u"Chatbox"_s << QStringList{u"T | ?Who? | !I."_s};
}

void TestChatFile::reads()
{
    QFETCH(QByteArray, bytes);
    const auto file = chat::readChatFile(bytes);
    QVERIFY(file.has_value());
    QTEST(chat::chatFileName(file->kind), "kind");
    QTEST(outline(*file), "chats");
}

void TestChatFile::chatboxThreadsAndReasoning()
{
    const auto file = chat::readChatFile(R"({"__exported_items": ["conversations"],
        "chat-sessions-list": [{"id": "1", "name": "T", "starred": true}, {"id": "2", "name": "gone"}],
        "session:1": {"id": "1", "name": "T", "threads": [{"name": "Before", "messages": [
                {"role": "user", "contentParts": [{"type": "text", "text": "Old?"}]}]}],
            "messages": [{"role": "user", "timestamp": 1700000000000, "contentParts": [
                {"type": "text", "text": "Who?"}, {"type": "image", "storageKey": "x"}]},
            {"role": "assistant", "model": "m", "contentParts": [
                {"type": "reasoning", "text": "Hm."}, {"type": "text", "text": "I."}]}]}})");
    QVERIFY(file.has_value());
    QCOMPARE(outline(*file), (QStringList{u"T | ?Who? | !I. (Hm.)"_s, u"Before | ?Old?"_s}));
    QCOMPARE(file->unreadable, 1);
    QCOMPARE(file->chats.first().leftOut, 1);
    QVERIFY(file->chats.first().conversation.summary.pinned);
    const auto& messages = file->chats.first().conversation.messages;
    QCOMPARE(messages.first().createdAt.toMSecsSinceEpoch(), 1700000000000);
    QCOMPARE(messages.last().outcome->completion.model, u"m"_s);
}

void TestChatFile::cherryKeepsTheModelsApart()
{
    const auto file = chat::readChatFile(R"({"time": 1, "version": 5,
        "localStorage": {"persist:cherry-studio":
            "{\"assistants\":\"{\\\"assistants\\\":[{\\\"name\\\":\\\"Tax\\\",\\\"prompt\\\":\\\"Be brief.\\\",\\\"topics\\\":[{\\\"id\\\":\\\"t\\\",\\\"name\\\":\\\"T\\\"}]}]}\"}"},
        "indexedDB": {"topics": [{"id": "t", "messages": [
            {"id": "q", "role": "user", "blocks": ["b1"]},
            {"id": "a1", "role": "assistant", "askId": "q", "blocks": ["b2"], "model": {"id": "m1"}},
            {"id": "a2", "role": "assistant", "askId": "q", "blocks": ["b3", "b4"], "foldSelected": true, "modelId": "m2"},
            {"id": "a3", "role": "assistant", "askId": "q", "blocks": ["b5"]},
            {"id": "q2", "role": "user", "content": "And?"}]}],
        "message_blocks": [{"id": "b1", "type": "main_text", "content": "Who?"},
            {"id": "b2", "type": "main_text", "content": "You."}, {"id": "b3", "type": "thinking", "content": "Hm."},
            {"id": "b4", "type": "main_text", "content": "I."}, {"id": "b5", "type": "main_text", "content": "They."}]}})");
    QVERIFY(file.has_value());
    QCOMPARE(file->kind, chat::ChatFileKind::CherryStudio);
    QCOMPARE(outline(*file), QStringList{u"T | ?Who? | !I. (Hm.) | ?And?"_s});
    const chat::FileChat& chat = file->chats.first();
    QCOMPARE(chat.project, u"Tax"_s);
    QCOMPARE(chat.conversation.systemPrompt, u"Be brief."_s);
    QCOMPARE(model::ConversationTree(chat.conversation).children(u"q"_s).size(), 3);
}

void TestChatFile::fromAnArchive()
{
    const auto zip
        = docs::zipped({{u"user.json"_s, "{}"},
                           {u"export/conversations.json"_s, R"([{"messages": [{"role": "user", "content": "a"}]}])"}},
            false);
    QVERIFY(zip.has_value());
    QCOMPARE(outline(*chat::readChatFile(*zip)), QStringList{u" | ?a"_s});
    const auto other = docs::zipped({{u"a.txt"_s, "x"}}, false);
    QCOMPARE(chat::readChatFile(*other).error().code, base::ErrorCode::Unreadable);
}

void TestChatFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello\nworld");
    QTest::newRow("a number") << QByteArray("4");
    QTest::newRow("cut off") << QByteArray("[{\"messages\": [{\"role\"");
    QTest::newRow("other JSON") << QByteArray("{\"name\": \"x\"}");
    QTest::newRow("empty list") << QByteArray("[]");
    QTest::newRow("newer") << QByteArray("{\"format\": \"spyhop-chats\", \"version\": 99, \"chats\": []}");
    QTest::newRow("bad archive") << QByteArray("PK\x03\x04nonsense");
}

void TestChatFile::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto file = chat::readChatFile(bytes);
    QVERIFY(!file);
    QCOMPARE(file.error().code, base::ErrorCode::Unreadable);
    QVERIFY(!file.error().what.isEmpty());
}

void TestChatFile::ringsAndStrangersEnd()
{
    const auto file = chat::readChatFile(R"([{"title": "T", "current_node": "nobody", "mapping": {
        "x": {"id": "x", "parent": "y", "message": null}, "y": {"id": "y", "parent": "x", "message": null},
        "a": {"id": "a", "parent": "x", "message": {"author": {"role": "user"}, "content": {"parts": ["1"]}}},
        "b": {"id": "b", "parent": "c", "message": {"author": {"role": "user"}, "content": {"parts": ["2"]}}},
        "c": {"id": "c", "parent": "b", "message": {"author": {"role": "user"}, "content": {"parts": ["3"]}}}}}])");
    QVERIFY(file.has_value());
    QCOMPARE(file->chats.first().conversation.messages.size(), 3);
}

void TestChatFile::ownFileComesBack()
{
    auto source = chat::readChatFile(R"({"title": "T", "messages": [{"role": "user", "content": "Who?"},
        {"role": "assistant", "content": "I.", "model": "m"}]})");
    QVERIFY(source.has_value());
    model::Conversation conversation = source->chats.first().conversation;
    conversation.systemPrompt = u"Be brief."_s;
    conversation.summary.project = u"p"_s;
    conversation.messages.first().message.attachments
        = {{u"a.png"_s, u"image/png"_s, u"words"_s, QByteArrayLiteral("\x89PNG\0")}};
    conversation.messages.last().complete = false;
    conversation.messages.last().note = u"Stopped."_s;
    conversation.messages.last().outcome->completion.usage = model::Usage{1, 2, 3, 4, true};
    conversation.messages.last().message.reasoning = u"Hm."_s;
    conversation.messages.last().thinkingTime = std::chrono::milliseconds(12'400);
    model::ConversationMessage other = conversation.messages.last(); // a sibling, not shown
    other.id = u"other"_s;
    other.message.text = u"You."_s;
    conversation.messages.append(other);
    chat::ChatExportContext context;
    context.projects.insert(u"p"_s, u"Tax"_s);
    const auto file = chat::readChatFile(chat::chatsAsJson({conversation}, context));
    QVERIFY(file.has_value());
    QCOMPARE(file->kind, chat::ChatFileKind::Spyhop);
    QCOMPARE(outline(*file), QStringList{u"T | ?Who? | …I. (Hm.)"_s});
    const chat::FileChat& chat = file->chats.first();
    QCOMPARE(chat.project, u"Tax"_s);
    QCOMPARE(chat.conversation.messages.size(), 3);
    QCOMPARE(chat.conversation.systemPrompt, conversation.systemPrompt);
    QCOMPARE(chat.conversation.messages[0].message, conversation.messages[0].message);
    QCOMPARE(chat.conversation.messages[1].note, u"Stopped."_s);
    QVERIFY(!chat.conversation.messages[0].thinkingTime);
    QCOMPARE(chat.conversation.messages[1].thinkingTime, std::chrono::milliseconds(12'400));
    QCOMPARE(chat.conversation.messages[1].outcome->completion.usage, (model::Usage{1, 2, 3, 4, true}));
    QCOMPARE(chat::contentDigest(chat.conversation), chat::contentDigest(conversation));
}

void TestChatFile::digestsTellContentOnly()
{
    const auto read = [](const char* json) { return chat::readChatFile(json)->chats.first().conversation; };
    const auto one = read(R"([{"role": "user", "content": "ab"}, {"role": "assistant", "content": "c"}])");
    auto renamed = one;
    renamed.summary.title = u"other"_s;
    renamed.messages[0].id = u"x"_s;
    renamed.messages[1].parentId = u"x"_s;
    QCOMPARE(chat::contentDigest(renamed), chat::contentDigest(one));
    QVERIFY(chat::contentDigest(read(R"([{"role": "user", "content": "a"}, {"role": "assistant", "content": "bc"}])"))
        != chat::contentDigest(one));
    auto siblings = one;
    siblings.messages[1].parentId.clear();
    QVERIFY(chat::contentDigest(siblings) != chat::contentDigest(one));
}

void TestChatFile::largeFilesAreReadInPieces_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray large = manyChats(3'000);
    QTest::newRow("a list") << large;
    QTest::newRow("a list in an object") << QByteArray("{\"a\\\"b\" : 1 ,\n\"list\": ") + large + ", \"z\": null}";
    QTest::newRow("the same name twice") << QByteArray("{\"list\": 1, \"a\": 2, \"list\": ") + large + ", \"a\": 3}";
    QTest::newRow("lists in lists") << QByteArray("[[[") + large + "], 1], {}, [ ], \"\"]";
    QTest::newRow("one long text") << QByteArray("{\"a\": \"") + QByteArray(3'000'000, 'w') + "\"}";
    QTest::newRow("an object with many names") << [] {
        QByteArray json = "{";
        for (int i = 0; i < 100'000; ++i)
            json += "\"" + QByteArray::number(i * 7'919 % 100'003) + "\": {\"n\": " + QByteArray::number(i) + "},";
        return json + "\"\\u4f60\": 0}";
    }();
    // What is no JSON is none in pieces either.
    for (const char* end : {"", ",", ",]", "]]", "}", "] 1", ", 1 2]", ", \"]"})
        QTest::addRow("ends with %s", end) << large.chopped(1) + end;
    QTest::newRow("nothing between commas") << QByteArray("[1, , ") + large + ']';
    QTest::newRow("no colon") << QByteArray("{\"a\" 1, \"b\": ") + large + '}';
    QTest::newRow("no quotes") << QByteArray("{a: 1, \"b\": ") + large + '}';
    QTest::newRow("a name without a value") << QByteArray("{\"a\": , \"b\": ") + large + '}';
    QTest::newRow("two values after a name") << QByteArray("{\"a\": 1 2, \"b\": ") + large + '}';
    QTest::newRow("closed by the other") << QByteArray("{\"b\": ") + large + ']';
}

void TestChatFile::largeFilesAreReadInPieces()
{
    QFETCH(QByteArray, json);
    QVERIFY(json.size() > 1'500'000);
    const QJsonDocument whole = QJsonDocument::fromJson(json);
    int pieces = 0;
    const auto read = chat::readLargeJson(json, [&pieces] {
        ++pieces;
        return false;
    });
    QCOMPARE(read.has_value(), !whole.isNull());
    if (read)
        QVERIFY(*read == (whole.isArray() ? QJsonValue(whole.array()) : QJsonValue(whole.object())));
    else
        QVERIFY(!read.error().detail.isEmpty());
    QVERIFY(!read || pieces > 2);
}

void TestChatFile::readingCanBeGivenUp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr int many = 3'000;
    const QByteArray large = manyChats(many);
    QTest::newRow("a list") << large;
    QTest::newRow("one object a line") << large.mid(1).chopped(1).replace(",\n ", "\n");
    QByteArray gpt = "[";
    for (int i = 0; i < many; ++i) {
        gpt += (i == 0 ? "{\"title\": \"" : ", {\"title\": \"") + QByteArray(1'000, 'w')
            + R"(", "current_node": "a", "mapping": {"a": {"id": "a",
                "message": {"author": {"role": "user"}, "content": {"parts": ["1"]}}}}})";
    }
    QTest::newRow("ChatGPT") << gpt + ']';
    chat::ChatExportContext context;
    model::Conversation conversation = chat::readChatFile(manyChats(1))->chats.first().conversation;
    QTest::newRow("Spyhop") << chat::chatsAsJson(QList<model::Conversation>(many, conversation), context);
}

void TestChatFile::readingCanBeGivenUp()
{
    QFETCH(QByteArray, bytes);
    int asked = 0;
    const auto whole = chat::readChatFile(bytes, [&asked] {
        ++asked;
        return false;
    });
    QVERIFY(whole.has_value());
    QCOMPARE(whole->chats.size(), 3'000);
    QVERIFY2(asked > 3'000, qPrintable(QString::number(asked)));
    // Wherever it is given up, it is soon over: nothing asks much oftener.
    for (const int last : {1, 10, asked / 2, asked - 10}) {
        int more = 0;
        int left = last;
        const auto part = chat::readChatFile(bytes, [&] {
            more += left <= 0 ? 1 : 0;
            return --left < 0;
        });
        QVERIFY(!part.has_value());
        QCOMPARE(part.error().code, base::ErrorCode::Cancelled);
        QVERIFY2(more < 10, qPrintable(QString::number(more)));
    }
}

SPYHOP_TEST_MAIN(TestChatFile)
#include "tst_chatfile.moc"
