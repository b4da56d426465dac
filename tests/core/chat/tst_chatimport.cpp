// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatexport.h"
#include "core/chat/chatimport.h"
#include "core/model/conversationtree.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestChatImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesChatsOver();
    void knowsDuplicates();
    void knowsItsOwn();
    void saysWhatIsWrong();
    void corpora_data();
    void corpora();
};

namespace {

QString fileWith(const QByteArray& bytes)
{
    const QString path = testsupport::TestWorld::makeFolder(u"import"_s) + u"/chats.json"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file could not be written");
    return path;
}

base::Expected<chat::ImportReport> imported(testsupport::ChatWorld& world, const QString& path)
{
    const auto import = world.sessions->importFile(path);
    std::optional<base::Expected<chat::ImportReport>> result;
    QObject::connect(import.get(), &chat::ChatImport::finished, import.get(),
        [&result](const base::Expected<chat::ImportReport>& report) { result = report; });
    [&result, &world] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (world.advance(std::chrono::milliseconds(10)), result.has_value()), testsupport::patienceMs);
    }();
    return result.value_or(base::failure(base::ErrorCode::Timeout, QString()));
}

constexpr auto twoChats = R"([{"title": "One", "messages": [{"role": "user", "content": "a"},
    {"role": "assistant", "content": "b"}]}, {"messages": [{"role": "user", "content": "Second question"}]}, {}])";

} // namespace

void TestChatImport::takesChatsOver()
{
    testsupport::ChatWorld world;
    world.allowStoring();
    QSignalSpy list(world.sessions.get(), &chat::Sessions::listChanged);
    const auto report = imported(world, fileWith(twoChats));
    QVERIFY(report.has_value());
    QCOMPARE(report->chats, 2);
    QCOMPARE(report->messages, 3);
    QCOMPARE(report->unreadable, 1);
    QCOMPARE(report->ids.size(), 2);
    QVERIFY(list.size() >= 1);
    QCOMPARE(world.sessions->summaries().size(), 2);
    const auto session = world.sessions->open(report->ids.first());
    QVERIFY(session.has_value());
    QCOMPARE((*session)->branch().size(), 2);
    QCOMPARE((*session)->conversation().summary.title, u"One"_s);
    QVERIFY((*session)->conversation().summary.stored);
    QCOMPARE((*world.sessions->open(report->ids.last()))->conversation().summary.title, u"Second question"_s);
}

void TestChatImport::knowsDuplicates()
{
    testsupport::ChatWorld world;
    const QString path = fileWith(twoChats);
    const auto first = imported(world, path);
    QVERIFY(first.has_value());
    const auto again = imported(world, path);
    QCOMPARE(again->chats, 0);
    QCOMPARE(again->duplicates, 2);
    QCOMPARE(world.sessions->summaries().size(), 2);
    // What was thrown away may come again.
    world.sessions->remove(first->ids.first());
    QCOMPARE(imported(world, path)->chats, 1);
}

void TestChatImport::knowsItsOwn()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | 2x tok | done\n200 | tok | done\n200 | tok | done"_s);
    chat::ChatSession* session = world.sessions->create();
    const auto talk = [&](const QString& text) {
        return session->ask(text, {}) && world.runUntil([session] { return !session->isBusy(); });
    };
    QVERIFY(talk(u"one"_s));
    QVERIFY(talk(u"two"_s));
    QVERIFY(session->regenerate({}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    const QString id = session->conversation().summary.id;
    const auto bytes = chat::exportChats({*world.sessions->read(id)}, chat::ChatFormat::Json, {});
    QVERIFY(bytes);
    const auto again = imported(world, fileWith(*bytes));
    QVERIFY(again);
    QCOMPARE(again->chats, 0);
    QCOMPARE(again->duplicates, 1);
    // What was thrown away may come again.
    world.sessions->remove({id});
    QCOMPARE(imported(world, fileWith(*bytes))->chats, 1);
}

void TestChatImport::saysWhatIsWrong()
{
    testsupport::ChatWorld world;
    QCOMPARE(imported(world, u"/nowhere/chats.json"_s).error().code, base::ErrorCode::NotFound);
    QCOMPARE(imported(world, fileWith("no chats")).error().code, base::ErrorCode::Unreadable);
    QVERIFY(world.sessions->summaries().isEmpty());
    // One that nobody waits for ends.
    world.sessions->importFile(fileWith(twoChats)).reset();
}

void TestChatImport::corpora_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("chats");
    QTest::addColumn<int>("messages");
    QTest::newRow("ChatGPT") << u"chatgpt-tree.json"_s << 1 << 11;
    QTest::newRow("Open WebUI") << u"openwebui-export.json"_s << 3 << 6;
    QTest::newRow("ShareGPT") << u"sharegpt.json"_s << 50 << -1;
}

void TestChatImport::corpora()
{
    QFETCH(QString, name);
    QFETCH(int, chats);
    QFETCH(int, messages);
    const QString corpora = qEnvironmentVariableIsSet("SPYHOP_CORPORA")
        ? qEnvironmentVariable("SPYHOP_CORPORA")
        : qEnvironmentVariable("SPYHOP_SOURCE_DIR") + u"/../shared/corpora"_s;
    const QString path = corpora + u"/chat-import/samples/"_s + name;
    if (!QFile::exists(path))
        QSKIP("the shared corpora are not here: set SPYHOP_CORPORA");
    testsupport::ChatWorld world;
    const auto report = imported(world, path);
    QVERIFY(report.has_value());
    QCOMPARE(report->chats, chats);
    if (messages >= 0)
        QCOMPARE(report->messages, messages);
    const model::Conversation first = *world.sessions->read(report->ids.first());
    if (report->kind == chat::ChatFileKind::ChatGpt) {
        const model::ConversationTree tree(first);
        QStringList texts;
        for (const model::ConversationMessage& message : tree.branch(first.leafId))
            texts.append(message.message.text.section(u' ', 0, 2));
        QCOMPARE(texts.first(), u"hi there"_s);
        QCOMPARE(texts.size(), 6);
        QVERIFY(texts[4].startsWith(u"tell me a"_s));
        int leaves = 0, cut = 0;
        for (const model::ConversationMessage& message : first.messages) {
            leaves += tree.children(message.id).isEmpty() ? 1 : 0;
            cut += message.complete ? 0 : 1;
        }
        QCOMPARE(leaves, 3);
        QCOMPARE(cut, 1);
    } else if (report->kind == chat::ChatFileKind::OpenWebUi) {
        QCOMPARE(first.messages.last().message.text, u"255"_s);
        QVERIFY(first.messages.last().message.reasoning.contains(u"15 * 17"_s));
    }
}

SPYHOP_TEST_MAIN(TestChatImport)
#include "tst_chatimport.moc"
