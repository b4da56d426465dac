// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on real sockets: a stream breaks somewhere, a person clicks, the answer is whole.
#include "tests/ui/windowtest.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QLineEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

const QString question = u"Who answers here, and what can it do?"_s;

localserver::ServerOptions scripted(const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    return options;
}

} // namespace

class TestTalk : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeAll(); }
    void brokenStreamsGoOn_data();
    void brokenStreamsGoOn();
    void theKeyboardGoesOnToo();
    void theKeysReachWhatStandsInAnswers();
    void switchesToTheBackup();
    void stopsTheWait();

private:
    void serve(const QByteArray& script, model::Dialect dialect);
    void addBackup();
    void ask();
    [[nodiscard]] QString text() const { return page()->transcript()->item(1).source(); }
    [[nodiscard]] ui::Banner* banner(const char16_t* name) const
    {
        return m_window->findChild<ui::Banner*>(QStringView(name).toString());
    }
    void click(ui::Banner* banner, const QString& link);
};

void TestTalk::serve(const QByteArray& script, model::Dialect dialect)
{
    model::Endpoint endpoint;
    endpoint.dialect = dialect;
    addServer(scripted(script), endpoint);
    openWindow();
}

void TestTalk::addBackup()
{
    model::Endpoint endpoint;
    endpoint.name = u"backup"_s;
    endpoint.priority = 200;
    addServer({}, endpoint);
}

void TestTalk::ask()
{
    m_window->newChat();
    page()->composer()->setText(question);
    QTest::mouseClick(m_window->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton);
}

void TestTalk::click(ui::Banner* banner, const QString& link)
{
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), testsupport::patienceMs);
    for (int i = 0; ui::LinkButton* button = banner->link(i); ++i) {
        if (button->text() == link) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(u"no such link: "_s + link));
}

void TestTalk::brokenStreamsGoOn_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<model::Dialect>("dialect");
    int row = 0;
    for (const char* end : {"cut", "reset", "eof"}) {
        for (const int tokens : {1, 7, 40}) {
            const auto dialect = ++row % 2 == 0 ? model::Dialect::OpenAi : model::Dialect::DeepSeek;
            QTest::addRow("%s after %d tokens", end, tokens) << QByteArray(end) << tokens << dialect;
        }
    }
}

void TestTalk::brokenStreamsGoOn()
{
    QFETCH(QByteArray, end);
    QFETCH(int, tokens);
    QFETCH(model::Dialect, dialect);
    serve("200 | " + QByteArray::number(tokens) + "x tok | " + end + "\nown", dialect);
    ask();
    ui::Banner* notice = banner(u"answerNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), testsupport::patienceMs);
    QCOMPARE(notice->word(), u"Broken off"_s);
    const QString part = text();
    QVERIFY(!part.isEmpty());

    click(notice, u"Continue"_s);
    QVERIFY(!notice->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QCOMPARE(page()->transcript()->messageCount(), 2);
    QVERIFY(text().startsWith(part));
    QCOMPARE(page()->transcript()->item(1).seamText(), u"Broken off · continued by spyhop-local · first"_s);
    QVERIFY(!notice->isVisible());
    const QString mended = text();
    // As if nothing had happened: the same question to the same server, unbroken.
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(settled() && page()->transcript()->messageCount() == 2, testsupport::patienceMs);
    QCOMPARE(mended, text());
    QVERIFY(page()->transcript()->item(1).seamText().isEmpty());
}

void TestTalk::theKeyboardGoesOnToo()
{
    serve("200 | 5x tok | cut\nown", model::Dialect::OpenAi);
    ask();
    ui::Banner* notice = banner(u"answerNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), testsupport::patienceMs);
    QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && !notice->isVisible(), testsupport::patienceMs);
    QVERIFY(!page()->transcript()->item(1).seamText().isEmpty());
    // How it came about, part by part.
    QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
    auto* details = m_window->findChild<QWidget*>(u"answerDetails"_s);
    QVERIFY(details != nullptr && details->isVisible());
    QTest::keyClick(details, Qt::Key_Escape);
    QVERIFY(!details->isVisible());
    // The composer has the keyboard again, and what is reachable by key is reachable by name.
    QStringList names;
    for (const QAction* action : m_window->actions())
        names.append(action->text());
    for (const QString& name : {u"Go on with the answer"_s, u"Answer again"_s, u"How the answer came about"_s,
             u"Try again now"_s, u"Switch to the next endpoint"_s, u"Stop the answer"_s, u"Health of the endpoints"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestTalk::theKeysReachWhatStandsInAnswers()
{
    serve("200 | text \"see [one](https://one.example/x) end\\n\\n```\\ncode\\n```\" | end", model::Dialect::OpenAi);
    ask();
    auto* transcript = page()->transcript();
    QTRY_VERIFY_WITH_TIMEOUT(
        settled() && transcript->messageCount() == 2 && text().contains(u"code"_s), testsupport::patienceMs);
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(m_window->windowHandle(), key, modifiers); // to whatever has the keys
    };
    QTest::mouseClick(transcript->viewport(), Qt::LeftButton, {}, transcript->caretRect(1, 1).center());
    QVERIFY(transcript->hasFocus());
    press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(transcript->selectedText(), u"one"_s);
    press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(transcript->selectedText(), u"code"_s);
    press(Qt::Key_Return, {});
    QCOMPARE(QGuiApplication::clipboard()->text(), u"code"_s);
    press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(transcript->selectedText(), u"one"_s);
    QVERIFY(transcript->hasFocus());
    // From question to question, by name as well: what is read goes on being read.
    press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(transcript->hasFocus());
    press(Qt::Key_K, Qt::ControlModifier);
    auto* input = m_window->findChild<QLineEdit*>(u"commandInput"_s);
    QVERIFY(input->hasFocus());
    input->setText(u"Go to the next question"_s);
    press(Qt::Key_Return, {});
    QVERIFY(!input->isVisible() && transcript->hasFocus());
    for (const QAction* action : m_window->actions()) {
        if (action->text() == u"Go to the next question"_s) // the key that does so everywhere is the one that is shown
            QCOMPARE(action->shortcut(), QKeySequence(Qt::ALT | Qt::Key_Down));
    }
    // Another room and back: one writes.
    m_window->showRoom(ui::MainWindow::RoomId::Settings);
    m_window->showRoom(ui::MainWindow::RoomId::Chats);
    QVERIFY(page()->composer()->isAncestorOf(QApplication::focusWidget()));
}

void TestTalk::switchesToTheBackup()
{
    serve("503 retry-after=30", model::Dialect::OpenAi);
    addBackup();
    ask();
    ui::Banner* wait = banner(u"waitBanner");
    QTRY_VERIFY_WITH_TIMEOUT(wait->word().startsWith(u"Retrying in "_s), testsupport::patienceMs);
    QStringList reasons;
    connect(*m_services->sessions.open(page()->chatId()), &chat::ChatSession::stateChanged, this,
        [&reasons](const model::CallState& state) { reasons.append(state.reason); });
    click(wait, u"Switch to backup"_s);
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QVERIFY(page()->transcript()->item(1).footer().contains(u"spyhop-local · backup"_s));
    QVERIFY(page()->transcript()->item(1).footer().contains(u"instead of first"_s));
    // Without a translation "%n time(s)" stands as it is.
    QVERIFY2(reasons.contains(u"switched to backup because first answered 503 1 time(s)"_s)
            || reasons.contains(u"switched to backup because first answered 503 once"_s),
        qPrintable(reasons.join(u" | "_s)));
}

void TestTalk::stopsTheWait()
{
    serve("503 retry-after=30", model::Dialect::OpenAi);
    ask();
    ui::Banner* wait = banner(u"waitBanner");
    QTRY_VERIFY_WITH_TIMEOUT(wait->word().startsWith(u"Retrying in "_s), testsupport::patienceMs);
    click(wait, u"Stop"_s);
    QVERIFY(settled());
    QVERIFY(!wait->isVisible());
    QCOMPARE(banner(u"answerNotice")->word(), u"No answer"_s);
    QVERIFY(banner(u"answerNotice")->isVisible());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestTalk)
#include "tst_talk.moc"
