// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/chat/answerdetails.h"
#include "ui/chat/answerwords.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using base::ErrorCode;
using model::ConversationMessage;
using ui::AnswerAction;

namespace {

ConversationMessage answer(const QString& text)
{
    ConversationMessage message;
    message.message.role = model::Role::Assistant;
    message.message.text = text;
    return message;
}

model::Outcome outcome(const QString& endpoint, const QString& model)
{
    model::Outcome result;
    result.endpoint = endpoint;
    result.askedModel = model;
    result.completion.model = model;
    result.tier = u"api"_s;
    return result;
}

model::Outcome failed(ErrorCode code, const QString& what)
{
    model::Outcome result = outcome(u"deepseek"_s, u"m"_s);
    result.error = base::Error();
    result.error->code = code;
    result.error->what = what;
    return result;
}

model::Attempt attempt(const QString& endpoint, int status)
{
    model::Attempt result;
    result.endpoint = endpoint;
    result.model = u"deepseek-flash"_s;
    result.status = status;
    return result;
}

model::Usage usage(qint64 prompt, qint64 completion, bool estimated)
{
    model::Usage result;
    result.promptTokens = prompt;
    result.completionTokens = completion;
    result.estimated = estimated;
    return result;
}

} // namespace

class TestAnswerWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void otherModels_data();
    void otherModels();
    void footerTellsWhoAnswered();
    void footerAddsThePartsUp();
    void notices_data();
    void notices();
    void aKeyInATokenNeedsItsPin();
    void seamsNameWhoWroteOn();
    void theLadder();
    void detailsAreCopied();
};

void TestAnswerWords::otherModels_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("answered");
    QTest::addColumn<bool>("other");
    QTest::newRow("same") << u"deepseek-flash"_s << u"deepseek-flash"_s << false;
    QTest::newRow("another") << u"deepseek-v4-pro"_s << u"deepseek-flash"_s << true;
    QTest::newRow("dated") << u"gpt-5"_s << u"gpt-5-2026-08-07"_s << false;
    QTest::newRow("tagged") << u"qwen3"_s << u"qwen3:8b"_s << false;
    QTest::newRow("prefixed") << u"deepseek-flash"_s << u"deepseek/deepseek-flash"_s << false;
    QTest::newRow("prefix dropped") << u"deepseek/deepseek-flash"_s << u"deepseek-flash"_s << false;
    QTest::newRow("nothing asked") << QString() << u"m"_s << false;
    QTest::newRow("nothing said") << u"m"_s << QString() << false;
    QTest::newRow("longer name, other model") << u"gpt-5"_s << u"gpt-55"_s << true;
}

void TestAnswerWords::otherModels()
{
    QFETCH(QString, asked);
    QFETCH(QString, answered);
    QFETCH(bool, other);
    QCOMPARE(ui::isOtherModel(asked, answered), other);
}

void TestAnswerWords::footerTellsWhoAnswered()
{
    ConversationMessage message = answer(u"text"_s);
    message.outcome = outcome(u"backup"_s, u"deepseek-flash"_s);
    message.outcome->askedModel = u"deepseek-v4-pro"_s;
    message.outcome->attempts = {attempt(u"deepseek"_s, 503), attempt(u"deepseek"_s, 503), attempt(u"backup"_s, 200)};
    message.outcome->completion.usage = usage(1'800, 42, false);
    message.outcome->cost = base::Money(6'100'000, u"CNY"_s);
    message.outcome->timings.total = 4'200;
    QList<ui::FooterPart> parts = ui::footerParts(message);
    QCOMPARE(ui::footerText(parts),
        u"deepseek-flash · backup  ·  deepseek-v4-pro was asked for  ·  instead of deepseek  ·  1,842 tokens  ·  "
        "¥0.0061  ·  4.2 s"_s);
    QCOMPARE(parts[1].tone, ui::FooterPart::Tone::Warning);

    // The endpoint's own name for the model is no other model.
    message.outcome->resolvedModel = u"deepseek-flash"_s;
    QVERIFY(!ui::footerText(ui::footerParts(message)).contains(u"asked for"_s));

    message.outcome->cached = model::Cached::L2;
    parts = ui::footerParts(message);
    QVERIFY(ui::footerText(parts).contains(u"from the cache"_s));
    QCOMPARE(parts.last().tone, ui::FooterPart::Tone::AskAgain);

    message.outcome->tier = u"edge"_s;
    QVERIFY(ui::footerText(ui::footerParts(message)).contains(u"on this computer"_s));
}

void TestAnswerWords::footerAddsThePartsUp()
{
    ConversationMessage message = answer(u"one two"_s);
    message.outcome = outcome(u"deepseek"_s, u"m"_s);
    message.outcome->completion.usage = usage(100, 10, false);
    message.outcome->cost = base::Money(1'000'000'000, u"USD"_s);
    message.outcome->timings.total = 1'000;
    model::Outcome before = failed(ErrorCode::Truncated, u"The answer broke off."_s);
    before.completion.usage = usage(90, 5, true);
    before.cost = base::Money(500'000'000, u"USD"_s);
    before.costEstimated = true;
    before.timings.total = 2'500;
    message.earlier = {{3, u"The answer broke off."_s, before}};
    QCOMPARE(ui::footerText(ui::footerParts(message)), u"m · deepseek  ·  ≈ 205 tokens  ·  ≈ $1.50  ·  3.5 s"_s);

    // A part without a price: the sum is no more than a lower bound, and says so.
    message.earlier[0].outcome->costEstimated = false;
    message.earlier[0].outcome->cost.reset();
    QVERIFY(ui::footerText(ui::footerParts(message)).contains(u"≈ $1.00"_s));
}

void TestAnswerWords::notices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code"); // -1: no outcome
    QTest::addColumn<QString>("word");
    QTest::addColumn<QList<AnswerAction>>("actions");
    using Actions = QList<AnswerAction>;
    const auto row
        = [](const char* name, const char16_t* text, int code, const char16_t* word, const Actions& actions) {
              QTest::newRow(name) << QStringView(text).toString() << code << QStringView(word).toString() << actions;
          };
    const auto go = AnswerAction::Continue;
    const auto again = AnswerAction::TryAgain;
    const auto choose = AnswerAction::ChooseEndpoint;
    const auto settings = AnswerAction::OpenSettings;
    row("broken off", u"part", int(ErrorCode::Truncated), u"Broken off", {go, again});
    row("stalled out", u"part", int(ErrorCode::Timeout), u"Broken off", {go, again});
    row("stopped", u"part", int(ErrorCode::Cancelled), u"Not finished", {go, again});
    row("crashed", u"part", -1, u"Not finished", {go, again});
    row("key lost in between", u"part", int(ErrorCode::Auth), u"Broken off", {settings, go});
    row("no key", u"", int(ErrorCode::Auth), u"No answer", {settings, choose});
    row("no money", u"", int(ErrorCode::Balance), u"No answer", {settings, choose});
    row("down", u"", int(ErrorCode::Network), u"No answer", {again, choose});
    row("busy", u"", int(ErrorCode::Overloaded), u"No answer", {again, choose});
    row("no such model", u"", int(ErrorCode::NotFound), u"No answer", {again, choose});
    row("policy", u"", int(ErrorCode::RefusedPolicy), u"No answer", {again});
    row("stopped before a word", u"", int(ErrorCode::Cancelled), u"No answer", {again});
    row("crashed before a word", u"", -1, u"No answer", {again});
}

void TestAnswerWords::notices()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    QFETCH(QString, word);
    QFETCH(QList<AnswerAction>, actions);
    ConversationMessage message = answer(text);
    message.complete = false;
    if (code >= 0) {
        message.note = u"It happened."_s;
        message.outcome = failed(ErrorCode(code), u"It happened."_s);
    }
    const ui::AnswerNotice notice = ui::answerNotice(message, false);
    QCOMPARE(notice.word, word);
    QCOMPARE(notice.actions, actions);
    QVERIFY(notice.actions.size() <= 2);
    // What happened, and what was kept.
    QVERIFY2(code < 0 || notice.rest.startsWith(u"It happened. "_s), qPrintable(notice.rest));
    QVERIFY2(notice.rest.endsWith(text.isEmpty() ? u"Your question is kept."_s : u"What had come is kept."_s),
        qPrintable(notice.rest));
    // The same answer, whole, has nothing to say.
    message.complete = true;
    message.outcome = outcome(u"deepseek"_s, u"m"_s);
    QVERIFY(ui::answerNotice(message, false).isEmpty());
    message.outcome->completion.finish = model::FinishReason::Length;
    QCOMPARE(ui::answerNotice(message, false).actions,
        text.isEmpty() ? QList<AnswerAction>() : QList{AnswerAction::Continue});
}

void TestAnswerWords::aKeyInATokenNeedsItsPin()
{
    using Actions = QList<AnswerAction>;
    for (const char16_t* text : {u"", u"part"}) {
        ConversationMessage message = answer(QStringView(text).toString());
        const bool broken = !message.message.text.isEmpty();
        message.complete = false;
        message.note = u"It happened."_s;
        message.outcome = failed(ErrorCode::Auth, u"It happened."_s);
        message.outcome->error->whom = u"pkcs11:deepseek"_s;
        QCOMPARE(ui::answerNotice(message, true).actions,
            (Actions{AnswerAction::TypePin, broken ? AnswerAction::Continue : AnswerAction::ChooseEndpoint}));
        QCOMPARE(ui::answerNotice(message, false).actions,
            broken ? (Actions{AnswerAction::OpenSettings, AnswerAction::Continue})
                   : (Actions{AnswerAction::TryAgain, AnswerAction::OpenSettings}));
        // Another key's fault is no matter of the PIN.
        message.outcome->error->whom = u"keychain:deepseek"_s;
        QCOMPARE(ui::answerNotice(message, true).actions, ui::answerNotice(message, false).actions);
        QVERIFY(!ui::answerNotice(message, true).actions.contains(AnswerAction::TypePin));
    }
    QCOMPARE(ui::answerActionText(AnswerAction::TypePin), u"Type the PIN…"_s);
}

void TestAnswerWords::seamsNameWhoWroteOn()
{
    ConversationMessage message = answer(u"one two three"_s);
    message.earlier = {{3, u"The answer broke off."_s, failed(ErrorCode::Truncated, u"x"_s)}};
    // Under way: by whom is not known, then it is.
    QCOMPARE(ui::seams(message, true, QString()).value(0).text, u"Broken off · continued"_s);
    QCOMPARE(ui::seams(message, true, u"backup"_s).value(0).text, u"Broken off · continued by backup"_s);
    message.outcome = outcome(u"backup"_s, u"m"_s);
    QCOMPARE(ui::seams(message, false, QString()).size(), 1);
    QCOMPARE(ui::seams(message, false, QString())[0].text, u"Broken off · continued by m · backup"_s);
    QCOMPARE(ui::seams(message, false, QString())[0].end, 3);
    // A try that brought no word leaves no seam of its own; who wrote on is the one after it.
    message.earlier.append({3, u"No key."_s, failed(ErrorCode::Auth, u"No key."_s)});
    QCOMPARE(ui::seams(message, false, QString()).size(), 1);
    QCOMPARE(ui::seams(message, false, QString())[0].text, u"Broken off · continued by m · backup"_s);
    // And one at the end has none either, unless it is at work.
    message.earlier = {{message.message.text.size(), u"Stopped."_s, failed(ErrorCode::Cancelled, QString())}};
    QVERIFY(ui::seams(message, false, QString()).isEmpty());
    message.outcome.reset();
    QCOMPARE(ui::seams(message, true, QString())[0].text, u"Stopped · continued"_s);
}

void TestAnswerWords::theLadder()
{
    ConversationMessage message = answer(u"text"_s);
    message.outcome = outcome(u"backup"_s, u"deepseek-flash"_s);
    message.outcome->why = u"deepseek answered 503 three times."_s;
    model::Attempt first = attempt(u"deepseek"_s, 503);
    first.error = ErrorCode::Overloaded;
    first.reason = u"The server is overloaded."_s;
    model::Attempt second = attempt(u"backup"_s, 200);
    second.wait = 1'400ms;
    message.outcome->attempts = {first, second};
    message.outcome->adjusted = {{u"max_tokens"_s, u"9000"_s, u"8192"_s, u"The server allows no more."_s}};
    message.outcome->completion.usage = usage(1'800, 42, false);
    message.outcome->completion.finishWord = u"stop"_s;
    message.outcome->timings.total = 4'200;
    message.outcome->timings.firstToken = 900;
    QCOMPARE(ui::detailsText(ui::answerDetails(message)),
        u"Endpoint: backup\n"
        "Why: deepseek answered 503 three times.\n"
        "Model: asked for deepseek-flash · deepseek-flash answered\n"
        "Try 1: deepseek · deepseek-flash: 503 The server is overloaded.\n"
        "  waited 1.4 s\n"
        "Try 2: backup · deepseek-flash: answered\n"
        "Adjusted: max_tokens: 9000 → 8192 · The server allows no more.\n"
        "Ended: finish reason “stop”\n"
        "Tokens: 1,800 read · 42 written\n"
        "Time: 4.2 s in all · 0.90 s until the first word\n"_s);
    // Whoever switched away reads what that may cost as a sentence of its own.
    message.outcome->attempts[0].error = ErrorCode::Cancelled;
    message.outcome->attempts[0].status = 0;
    message.outcome->attempts[0].reason.clear();
    message.outcome->attempts[0].possiblyBilled = true;
    const QString words = ui::detailsText(ui::answerDetails(message));
    QVERIFY2(words.contains(u": given up by you. It may have been billed.\n"_s), qPrintable(words));
    // Part by part, and the sum.
    message.earlier = {{2, u"Stopped."_s, std::nullopt}};
    const QString parts = ui::detailsText(ui::answerDetails(message));
    QVERIFY(parts.startsWith(u"Part 1\nEnded: "_s));
    QVERIFY(parts.contains(u"\nPart 2\nEndpoint: backup"_s));
    QVERIFY(parts.endsWith(u"\nAll parts\nTokens: 1,800 read · 42 written\n"_s));
}

void TestAnswerWords::detailsAreCopied()
{
    ui::Theme theme;
    QWidget window;
    window.resize(800, 600);
    auto* before = new QPushButton(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    ui::AnswerDetails details(theme, &window);
    ConversationMessage message = answer(u"text"_s);
    message.outcome = outcome(u"backup"_s, u"m"_s);
    details.showFor(message, QRect(100, 500, 200, 18));
    QVERIFY(!details.isHidden());
    QVERIFY(window.rect().contains(details.geometry()));
    QVERIFY(details.geometry().bottom() < 500); // it does not hide what it tells of
    auto* copy = details.findChild<QPushButton*>(u"copyDetails"_s);
    QTest::keyClick(&details, Qt::Key_Tab);
    QVERIFY(copy->hasFocus());
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), details.text());
    QTest::keyClick(copy, Qt::Key_Escape);
    QVERIFY(details.isHidden());
    QVERIFY(before->hasFocus()); // back where the person was
    details.showFor(message, QRect(100, 500, 200, 18));
    // A small window: over its anchor rather than outside.
    window.resize(400, 200);
    QTRY_VERIFY(window.rect().contains(details.geometry()));
    window.resize(800, 600);
    QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(details.isHidden());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestAnswerWords)
#include "tst_answerwords.moc"
