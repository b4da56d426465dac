// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/chat/composernotice.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using ui::ComposerAction;
using ui::ComposerState;

namespace {

//! What is said, as one line: "! Too long | rest [Action, Action]".
QString said(const ComposerState& state)
{
    const ui::ComposerNotice notice = ui::composerNotice(state);
    QStringList actions;
    for (const ComposerAction action : notice.actions)
        actions << ui::composerActionText(action);
    return u"%1%2 | %3 [%4]"_s.arg(
        notice.isProblem ? u"! "_s : QString(), notice.word, notice.rest, actions.join(u", "_s));
}

ComposerState full(model::Overflow overflow)
{
    ComposerState state;
    state.model = u"m"_s;
    state.overflow = overflow;
    state.window.room = 1'000;
    state.window.all = state.window.sent = {100, 800, 300, 100};
    state.window.waysOut
        = {model::Overflow::LeaveOutOldest, model::Overflow::Summarise, model::Overflow::LeaveOutAttachments};
    return state;
}

} // namespace

class TestComposerNotice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToSay();
    void tooLong();
    void saysThatNothingWasSent();
    void offersOnlyWhatHelps();
    void summaries();
    void whatIsLeftOutIsSaid();
    void theMostUrgentFirst();
    void everyActionHasWords();
};

void TestComposerNotice::nothingToSay()
{
    QCOMPARE(said({}), u" |  []"_s);
}

void TestComposerNotice::tooLong()
{
    QCOMPARE(said(full(model::Overflow::Ask)),
        u"! Too long | about 1,300 tokens, and m takes 1,000. What should happen? [Leave out oldest, Summarise, Leave out attachments, Send nothing]"_s);
    QCOMPARE(said(full(model::Overflow::Refuse)),
        u"! This chat is full | about 1,300 tokens, and m takes 1,000. Nothing more is sent in it. [Show and change]"_s);
    ComposerState bare = full(model::Overflow::LeaveOutAttachments);
    bare.window.waysOut.removeLast();
    QCOMPARE(said(bare),
        u"! Too long even so | about 1,300 tokens, and m takes 1,000. [Leave out oldest, Summarise, Show and change]"_s);
}

void TestComposerNotice::saysThatNothingWasSent()
{
    ComposerState state = full(model::Overflow::Ask);
    const QString before = said(state);
    state.triedFull = true;
    QVERIFY(said(state).startsWith(u"! Not sent · Too long |"_s));
    QVERIFY(said(state) != before);
    QVERIFY(!said(state).contains(u"Send anyway"_s)); // it is certain
    state.window.leastShare = 0.4;
    QVERIFY2(said(state).endsWith(u", Send nothing, Send anyway]"_s), qPrintable(said(state)));
    state.overflow = model::Overflow::Refuse;
    QVERIFY(!said(state).contains(u"Send anyway"_s));
}

void TestComposerNotice::offersOnlyWhatHelps()
{
    chat::ContextGrounds grounds;
    grounds.history = {{u"q"_s, model::Role::User, 600, 0}, {u"a"_s, model::Role::Assistant, 600, 0}};
    grounds.question = 100;
    grounds.context = 1'000;
    const auto of = [&grounds](model::Overflow overflow) {
        ComposerState state;
        state.model = u"m"_s;
        state.overflow = grounds.overflow = overflow;
        state.window = chat::contextWindow(grounds);
        return said(state);
    };
    QCOMPARE(of(model::Overflow::Ask),
        u"! Too long | about 1,312 tokens, and m takes 1,000. What should happen? [Leave out oldest, Send nothing]"_s);
    // What is too long is the question with its own files: whatever is chosen, that is said.
    grounds.questionAttachments = 5'000;
    for (const model::Overflow overflow : {model::Overflow::Ask, model::Overflow::LeaveOutOldest,
             model::Overflow::LeaveOutAttachments, model::Overflow::Summarise}) {
        QCOMPARE(of(overflow),
            u"! Too long | about 6,312 tokens, and m takes 1,000. The question alone is too long: take something off. [Show and change]"_s);
    }
    grounds.history.clear(); // nor is there anything to forget with a first question
    QVERIFY(of(model::Overflow::Ask).endsWith(u"take something off. [Show and change]"_s));
}

void TestComposerNotice::summaries()
{
    ComposerState state = full(model::Overflow::Summarise);
    QVERIFY(said(state).startsWith(u"! Too long even so"_s)); // a summary would not do
    state.window.toSummarise = QStringList{u"a"_s, u"b"_s};
    QCOMPARE(
        ui::composerNotice(state).actions, (QList<ComposerAction>{ComposerAction::DigestNow, ComposerAction::Choose}));
    state.digesting = std::pair(3, 12);
    QCOMPARE(said(state), u"Summarising | 3 of 12 messages [Stop]"_s);
}

void TestComposerNotice::whatIsLeftOutIsSaid()
{
    ComposerState state;
    state.window.leftOut = QStringList{u"a"_s, u"b"_s};
    QVERIFY2(said(state).contains(u"2 older message"_s), qPrintable(said(state)));
    QVERIFY(!ui::composerNotice(state).isProblem);
    QCOMPARE(ui::composerNotice(state).actions, (QList<ComposerAction>{ComposerAction::Choose}));
    state.window.leftOut.clear();
    state.window.bare = QStringList{u"a"_s};
    QVERIFY(said(state).contains(u"attachments of 1"_s));
}

void TestComposerNotice::theMostUrgentFirst()
{
    ComposerState state;
    state.said = u"Pasted."_s;
    state.saidCanBeText = true;
    QCOMPARE(said(state), u" | Pasted. [Put into the question, Close]"_s);
    state.removed = QStringList{u"a.txt"_s};
    QCOMPARE(said(state), u" | a.txt was taken off. [Undo]"_s);
    state.failed = QStringList{u"song.mp3: Sound cannot be sent."_s};
    QCOMPARE(said(state), u"! 1 left out | song.mp3: Sound cannot be sent. [Take off]"_s);
    base::Error error;
    error.what = u"It broke."_s;
    error.remedy = u"Mend it."_s;
    state.error = error;
    QCOMPARE(said(state), u"! It broke. | Mend it. [Close]"_s);
    state.model = u"m"_s;
    state.refusesPictures = true;
    QCOMPARE(said(state), u"! No pictures | m takes none. [Take off]"_s);
    state.hasPictureFiles = true;
    QCOMPARE(said(state), u"! No pictures | m takes none. [Send their text instead, Take off]"_s);
    state.seeksContext = true;
    QCOMPARE(said(state), u" | Sent as soon as it is known how much the model takes. [Do not send]"_s);
    state.waitsForFiles = true;
    QCOMPARE(said(state), u" | Sent as soon as everything is read. [Do not send]"_s);
    state.needsProvider = true;
    QVERIFY(said(state).startsWith(u"! A task stays at the provider"_s));
}

void TestComposerNotice::everyActionHasWords()
{
    for (int action = 0; action <= int(ComposerAction::AllowProvider); ++action)
        QVERIFY(!ui::composerActionText(static_cast<ComposerAction>(action)).isEmpty());
}

SPYHOP_TEST_MAIN(TestComposerNotice)
#include "tst_composernotice.moc"
