// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a question in the real window, on real sockets: what goes along, what no longer fits, saved prompts, the
// panel, drafts, and tasks that outlive the program.
#include "tests/ui/windowtest.h"
#include "ui/chat/composer.h"
#include "ui/chat/composeredit.h"
#include "ui/chat/contextmeterbutton.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/linkbutton.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestComposing : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { closeAll(); }
    void filesGoAlong();
    void sendsOnceFilesAreRead();
    void isNotSentOnceItIsChanged_data();
    void isNotSentOnceItIsChanged();
    void pastedThingsBecomeChips();
    void saysWhatNoLongerFits();
    void savedPromptsAreFilledIn();
    void thePanelTravels();
    void draftsStayWithTheirChats();
    void historyComesBack();
    void aTaskLandsInItsChat();
    void aTaskNeedsConsent();
    void aTaskOutlivesTheProgram();
    void aTaskCanBeCancelled();
    void whatOthersStoreIsShown();
    void theLastChatIsThereAfterARestart();

private:
    //! The window as after a start of the program.
    void show();
    void serve(const QByteArray& script);
    void allow(const QList<model::ConsentKind>& kinds);
    void write(const QString& text) { composer()->setText(text); }
    void send();
    [[nodiscard]] ui::Composer* composer() const { return page()->composer(); }
    template <typename Widget>
    [[nodiscard]] Widget* child(const char16_t* name) const
    {
        // What was taken down may not be deleted yet.
        const QList<Widget*> all = m_window->findChildren<Widget*>(QStringView(name).toString());
        for (auto widget = all.rbegin(); widget != all.rend(); ++widget) {
            if (!(*widget)->isHidden())
                return *widget;
        }
        return all.value(0);
    }
    [[nodiscard]] ui::Banner* notice() const { return child<ui::Banner>(u"composerNotice"); }
    [[nodiscard]] QList<ui::Chip*> chips() const
    {
        QList<ui::Chip*> shown;
        for (ui::Chip* chip : m_window->findChildren<ui::Chip*>(u"attachmentChip"_s)) {
            if (!chip->isHidden())
                shown.append(chip);
        }
        return shown;
    }
    [[nodiscard]] bool answered(int message) const
    {
        return page()->transcript()->messageCount() > message && settled()
            && !page()->transcript()->item(message).source().isEmpty();
    }
    void click(ui::Banner* banner, const QString& link);
    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const;
};

void TestComposing::serve(const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    openProfile();
    addServer(options);
    show();
}

void TestComposing::show()
{
    m_services->privacy.setPassphrase(base::Secret::fromBytes("a long passphrase", 17));
    std::ignore = m_services->sessions.reload();
    openWindow();
}

void TestComposing::allow(const QList<model::ConsentKind>& kinds)
{
    QVERIFY(m_services->privacy.grant(kinds, base::Secret::fromBytes("a long passphrase", 17)));
    // Work that stays at a provider needs no key: nothing is stored here for it.
    if (kinds != QList<model::ConsentKind>{model::ConsentKind::Provider})
        QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
}

void TestComposing::send()
{
    QTest::mouseClick(child<QPushButton>(u"sendButton"), Qt::LeftButton);
}

void TestComposing::click(ui::Banner* banner, const QString& link)
{
    for (int index = 0; banner->link(index) != nullptr; ++index) {
        if (banner->link(index)->text() == link)
            return QTest::mouseClick(banner->link(index), Qt::LeftButton);
    }
    QFAIL(qPrintable(u"no link “%1” in “%2 %3”"_s.arg(link, banner->word(), banner->rest())));
}

QString TestComposing::file(const QString& name, const QByteArray& bytes) const
{
    const QString path = m_profile + u'/' + name;
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TestComposing::filesGoAlong()
{
    serve("own");
    Q_EMIT composer()->filesGiven(
        {file(u"facts.txt"_s, "The harbour has four cranes."), file(u"song.mp3"_s, "ID3\x04")});
    QTRY_VERIFY_WITH_TIMEOUT(
        chips().size() == 2 && chips().first()->text().contains(u"characters"_s), testsupport::patienceMs);
    // What cannot be sent says why, and the rest stays.
    QVERIFY2(notice()->rest().contains(u"Sound cannot be sent"_s), qPrintable(notice()->rest()));
    // A look at what was read.
    QTest::mouseClick(chips().first(), Qt::LeftButton, {}, QPoint(10, 10));
    QTRY_VERIFY(child<QPlainTextEdit>(u"previewText") != nullptr);
    QCOMPARE(child<QPlainTextEdit>(u"previewText")->toPlainText().trimmed(), u"The harbour has four cranes."_s);
    QTest::keyClick(child<QWidget>(u"attachmentPreview"), Qt::Key_Escape);
    // Taken off, and back again.
    click(notice(), u"Take off"_s);
    QTRY_COMPARE(chips().size(), 1);
    click(notice(), u"Undo"_s);
    QTRY_COMPARE(chips().size(), 2);
    click(notice(), u"Take off"_s);
    write(u"How many cranes?"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    QTRY_VERIFY(chips().isEmpty());
    QCOMPARE(m_services->sessions.open(page()->chatId()).value()->branch().first().message.attachments.size(), 1);
}

void TestComposing::sendsOnceFilesAreRead()
{
    serve("own");
    write(u"What is in it?"_s);
    Q_EMIT composer()->filesGiven({file(u"facts.txt"_s, "The harbour has four cranes.")});
    send(); // before the file is read
    QCOMPARE(notice()->rest(), u"Sent as soon as everything is read."_s);
    QCOMPARE(page()->transcript()->messageCount(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    QCOMPARE(m_services->sessions.open(page()->chatId()).value()->branch().first().message.attachments.size(), 1);
}

void TestComposing::isNotSentOnceItIsChanged_data()
{
    QTest::addColumn<QString>("change");
    for (const char* change : {"more words", "a file more", "a picture more", "a long text more", "the file taken off"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

//! What waits for its files is what stood there when it was sent, or nothing.
void TestComposing::isNotSentOnceItIsChanged()
{
    QFETCH(QString, change);
    serve("own");
    write(u"What is in it?"_s);
    Q_EMIT composer()->filesGiven({file(u"facts.txt"_s, "The harbour has four cranes.")});
    send(); // before the file is read
    QCOMPARE(notice()->rest(), u"Sent as soon as everything is read."_s);
    if (change == u"more words"_s)
        write(u"What is in it? Half a thou"_s);
    else if (change == u"a file more"_s)
        Q_EMIT composer()->filesGiven({file(u"more.txt"_s, "And two ships.")});
    else if (change == u"a picture more"_s)
        Q_EMIT composer()->pictureGiven(QImage(64, 48, QImage::Format_RGB32));
    else if (change == u"a long text more"_s)
        Q_EMIT composer()->longTextGiven(u"line\n"_s.repeated(20'000));
    else
        Q_EMIT chips().first()->removeRequested();
    QVERIFY(notice()->isHidden() || notice()->rest() != u"Sent as soon as everything is read."_s);
    const auto areRead = [this] {
        const chat::Attachments& given = m_services->drafts.attachments(QString());
        return !given.isReading();
    };
    QTRY_VERIFY_WITH_TIMEOUT(areRead(), testsupport::patienceMs);
    QCoreApplication::processEvents();
    QCOMPARE(page()->transcript()->messageCount(), 0);
    QVERIFY(composer()->text().startsWith(u"What is in it?"_s));
    if (change == u"a picture more"_s)
        return; // the model takes none
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
}

void TestComposing::pastedThingsBecomeChips()
{
    serve("own");
    auto* edit = child<ui::ComposerEdit>(u"composerEdit");
    QMimeData cells;
    cells.setText(u"item\tprice\ncrane\t4"_s);
    cells.setHtml(u"<table><tr><td>item</td></tr></table>"_s);
    edit->takeMimeData(cells);
    QMimeData lines;
    lines.setText(u"line\n"_s.repeated(20'000));
    edit->takeMimeData(lines);
    QMimeData picture;
    picture.setImageData(QImage(64, 48, QImage::Format_RGB32));
    edit->takeMimeData(picture);
    QTRY_VERIFY_WITH_TIMEOUT(
        chips().size() == 3 && chips().at(2)->text().contains(u"64 × 48"_s), testsupport::patienceMs);
    QCOMPARE(chips().at(0)->text(), u"Pasted table · 2 × 2"_s);
    QCOMPARE(chips().at(1)->text(), u"Pasted text · 20,000 lines"_s);
    // The model is known to take no pictures.
    QCOMPARE(notice()->word(), u"No pictures"_s);
    write(u"x"_s);
    send();
    QCOMPARE(page()->transcript()->messageCount(), 0);
    click(notice(), u"Take off"_s);
    QTRY_COMPARE(chips().size(), 2);
    // Its cause has gone, and the next key is meant for the question.
    QVERIFY2(notice()->rest().contains(u"taken off"_s), qPrintable(notice()->word()));
    QVERIFY(child<ui::ComposerEdit>(u"composerEdit")->hasFocus());
    auto* button = child<QPushButton>(u"sendButton");
    button->setFocus(Qt::TabFocusReason);
    Q_EMIT chips().first()->removeRequested();
    QTRY_COMPARE(chips().size(), 1);
    QVERIFY(child<ui::ComposerEdit>(u"composerEdit")->hasFocus());
    QVERIFY(child<ui::ContextMeterButton>(u"contextMeter")->text().contains(u" / "_s));
}

void TestComposing::saysWhatNoLongerFits()
{
    serve("own");
    write(u"word "_s.repeated(40'000)); // 60,000 of 127,000 tokens
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    write(u"more "_s.repeated(60'000));
    QCOMPARE(notice()->word(), u"Too long"_s);
    send(); // nothing goes out
    QCOMPARE(page()->transcript()->messageCount(), 2);
    click(notice(), u"Leave out oldest"_s);
    QVERIFY2(notice()->rest().contains(u"not sent along"_s), qPrintable(notice()->rest()));
    click(notice(), u"Show and change"_s);
    QVERIFY(child<QWidget>(u"contextPopover")->isVisible());
    QVERIFY(child<QAbstractButton>(u"overflow-oldest")->isChecked());
    QTest::keyClick(child<QWidget>(u"contextPopover"), Qt::Key_Escape);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(3), testsupport::patienceMs);
    QCOMPARE(
        m_services->sessions.open(page()->chatId()).value()->conversation().overflow, model::Overflow::LeaveOutOldest);
}

void TestComposing::savedPromptsAreFilledIn()
{
    serve("own");
    write(u"Write to {{name}} in a {{tone:choice(formal|friendly)}} tone."_s);
    page()->showPrompts();
    QTest::mouseClick(child<QPushButton>(u"promptKeep"), Qt::LeftButton);
    QTRY_VERIFY(child<QLineEdit>(u"promptTitle") != nullptr);
    QTest::keyClicks(child<QLineEdit>(u"promptTitle"), u"Letter"_s);
    QTest::mouseClick(child<QPushButton>(u"promptSave"), Qt::LeftButton);
    QCOMPARE(m_services->library.entries(chat::Library::Kind::Prompt).size(), 1);
    QTest::keyClick(child<QWidget>(u"promptPicker"), Qt::Key_Escape);

    write(QString());
    auto* edit = child<ui::ComposerEdit>(u"composerEdit");
    edit->setFocus();
    QTest::keyClicks(edit, u"/"_s);
    QTRY_VERIFY(child<QWidget>(u"promptPicker")->isVisible());
    QTest::keyClick(child<QLineEdit>(u"promptSearch"), Qt::Key_Return);
    QTRY_VERIFY(child<QLineEdit>(u"field-name") != nullptr);
    QTest::mouseClick(child<QPushButton>(u"promptUse"), Qt::LeftButton); // without a name: said, and nothing happens
    QVERIFY(child<QWidget>(u"promptPicker")->isVisible());
    const auto* field = qobject_cast<ui::Field*>(child<QLineEdit>(u"field-name")->parentWidget());
    QVERIFY(field != nullptr && field->hasError());
    QTest::keyClicks(child<QLineEdit>(u"field-name"), u"Ms Li"_s);
    QVERIFY(!field->hasError()); // without waiting for "Use"
    child<QComboBox>(u"field-tone")->setCurrentText(u"friendly"_s);
    QTest::mouseClick(child<QPushButton>(u"promptUse"), Qt::LeftButton);
    QVERIFY(!child<QWidget>(u"promptPicker")->isVisible());
    QCOMPARE(composer()->text(), u"Write to Ms Li in a friendly tone."_s);
}

void TestComposing::thePanelTravels()
{
    serve("own");
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(child<QWidget>(u"sidePanel")->isVisible());
    child<QPlainTextEdit>(u"panelSystemPrompt")->setPlainText(u"You are a harbour master."_s);
    child<QDoubleSpinBox>(u"panelTemperature")->setValue(0.7);
    child<QSpinBox>(u"panelMaxTokens")->setValue(512);
    write(u"Who are you?"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    const model::Conversation& chat = m_services->sessions.open(page()->chatId()).value()->conversation();
    QCOMPARE(chat.systemPrompt, u"You are a harbour master."_s);
    QCOMPARE(chat.temperature, std::optional(0.7));
    QCOMPARE(chat.maxTokens, std::optional(512));
    // Another chat has its own.
    page()->newChat();
    QVERIFY(child<QPlainTextEdit>(u"panelSystemPrompt")->toPlainText().isEmpty());
    QCOMPARE(child<QSpinBox>(u"panelMaxTokens")->value(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(!child<QWidget>(u"sidePanel")->isVisible());
}

void TestComposing::draftsStayWithTheirChats()
{
    serve("own");
    write(u"first"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    const QString first = page()->chatId();
    write(u"half a thought"_s);
    page()->newChat();
    QCOMPARE(composer()->text(), QString());
    write(u"another"_s);
    page()->openChat(first);
    QCOMPARE(composer()->text(), u"half a thought"_s);
    page()->newChat();
    QCOMPARE(composer()->text(), u"another"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    QCOMPARE(composer()->text(), QString());
    page()->newChat();
    QCOMPARE(composer()->text(), QString());
}

void TestComposing::historyComesBack()
{
    serve("own");
    for (const QString& question : {u"one"_s, u"two"_s}) {
        const int before = page()->transcript()->messageCount();
        write(question);
        send();
        QTRY_VERIFY_WITH_TIMEOUT(answered(before + 1), testsupport::patienceMs);
    }
    auto* edit = child<ui::ComposerEdit>(u"composerEdit");
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(composer()->text(), u"two"_s);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(composer()->text(), u"one"_s);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(composer()->text(), u"one"_s);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(composer()->text(), u"two"_s);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(composer()->text(), QString());
}

void TestComposing::aTaskLandsInItsChat()
{
    serve("/tasks slow 1200ms");
    allow({model::ConsentKind::Provider});
    write(u"Write the annual report"_s);
    page()->sendAsTask();
    QCOMPARE(composer()->text(), QString());
    auto* banner = child<ui::Banner>(u"taskBanner");
    QTRY_VERIFY_WITH_TIMEOUT(
        !banner->isHidden() && banner->word() == u"Task at the provider"_s, testsupport::patienceMs);
    QVERIFY(settled()); // the chat is not busy with it
    // The answer lands in its chat while another one is shown.
    const QString chat = page()->chatId();
    page()->newChat();
    const auto answer = [this, chat] { return m_services->sessions.open(chat).value()->branch().last(); };
    QTRY_VERIFY_WITH_TIMEOUT(answer().complete, testsupport::patienceMs);
    QVERIFY(!answer().message.text.isEmpty());
    page()->openChat(chat);
    QVERIFY(banner->isHidden());
    QVERIFY(answered(1));
}

void TestComposing::aTaskNeedsConsent()
{
    serve("own");
    write(u"Write the annual report"_s);
    page()->sendAsTask();
    QCOMPARE(notice()->word(), u"A task stays at the provider"_s);
    QCOMPARE(composer()->text(), u"Write the annual report"_s); // nothing left, nothing is lost
    QCOMPARE(page()->transcript()->messageCount(), 0);
    allow({model::ConsentKind::Provider});
    page()->providerAllowed();
    QCOMPARE(page()->transcript()->messageCount(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
}

void TestComposing::aTaskOutlivesTheProgram()
{
    serve("/tasks slow 1500ms");
    allow({model::ConsentKind::Provider, model::ConsentKind::Chats, model::ConsentKind::Batches});
    page()->newChat();
    write(u"Write the annual report"_s);
    page()->sendAsTask();
    auto* banner = child<ui::Banner>(u"taskBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->word() == u"Task at the provider"_s, testsupport::patienceMs);
    const QString chat = page()->chatId();
    // The program ends, and starts again.
    openProfile(m_profile);
    show();
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
    const auto session = m_services->sessions.open(chat);
    QVERIFY(session);
    QTRY_VERIFY_WITH_TIMEOUT((*session)->branch().last().complete, testsupport::patienceMs);
    QVERIFY(!(*session)->branch().last().message.text.isEmpty());
}

void TestComposing::aTaskCanBeCancelled()
{
    serve("/tasks slow 60s");
    allow({model::ConsentKind::Provider});
    write(u"Write the annual report"_s);
    page()->sendAsTask();
    auto* banner = child<ui::Banner>(u"taskBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->word() == u"Task at the provider"_s, testsupport::patienceMs);
    click(banner, u"Cancel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banner->isHidden(), testsupport::patienceMs);
    const auto session = m_services->sessions.open(page()->chatId());
    QVERIFY(!(*session)->branch().last().complete);
    QVERIFY(!(*session)->branch().last().note.isEmpty());
}

//! Another process has the profile too: what it stores is seen, and nothing of it is taken back.
void TestComposing::whatOthersStoreIsShown()
{
    serve("own");
    allow({model::ConsentKind::Chats, model::ConsentKind::Drafts});
    m_services->followOthers();
    page()->newChat();
    write(u"first"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    const QString chat = page()->chatId();
    QVERIFY(m_services->library.entries(chat::Library::Kind::Prompt).isEmpty());
    write(u"half a thought"_s);
    QVERIFY(m_services->database->flush());

    const auto other = std::move(*app::Services::open(m_profile));
    other->privacy.setPassphrase(base::Secret::fromBytes("a long passphrase", 17));
    other->privacy.unlock();
    QTRY_VERIFY_WITH_TIMEOUT(other->privacy.isUnlocked(), testsupport::patienceMs);
    QVERIFY(other->sessions.reload());
    other->sessions.open(chat).value()->rename(u"Harbour"_s);
    chat::Library::Entry prompt;
    prompt.title = u"Minutes"_s;
    prompt.text = u"Write the minutes"_s;
    QVERIFY(other->library.save(prompt));
    QVERIFY(other->database->flush());

    QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().first().title, u"Harbour"_s, testsupport::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_services->library.entries(chat::Library::Kind::Prompt).size(), 1, testsupport::patienceMs);
    QCOMPARE(page()->chatId(), chat);
    QCOMPARE(page()->transcript()->messageCount(), 2);
    QCOMPARE(composer()->text(), u"half a thought"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(3), testsupport::patienceMs);
    QVERIFY(m_services->database->flush());
    QVERIFY(other->sessions.reload());
    QCOMPARE(other->sessions.summaries().first().title, u"Harbour"_s);
}

void TestComposing::theLastChatIsThereAfterARestart()
{
    serve("own");
    allow({model::ConsentKind::Chats});
    page()->newChat();
    write(u"Where was I?"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    const QString chat = page()->chatId();
    const auto openAgain = [this] {
        m_window.reset();
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, m_profile));
        m_window->show();
    };
    openAgain();
    QCoreApplication::processEvents();
    QVERIFY(page()->chatId().isEmpty()); // nothing was kept so far
    page()->openChat(chat);
    openAgain(); // as after a kill: the window was not closed
    QTRY_COMPARE(page()->chatId(), chat);
    // One that has begun since, too; its first message stores it.
    page()->newChat();
    write(u"And now?"_s);
    send();
    QTRY_VERIFY_WITH_TIMEOUT(answered(1), testsupport::patienceMs);
    const QString second = page()->chatId();
    openAgain();
    QTRY_COMPARE(page()->chatId(), second);
    page()->openChat(chat);
    QVERIFY(m_window->close());
    openAgain();
    QTRY_COMPARE(page()->chatId(), chat);
    QCOMPARE(page()->transcript()->messageCount(), 2);
    QVERIFY(m_window->close());
    // Who is writing something else already goes on with that.
    openAgain();
    write(u"Something else"_s);
    QCoreApplication::processEvents();
    QVERIFY(page()->chatId() != chat);
    QCOMPARE(composer()->text(), u"Something else"_s);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestComposing)
#include "tst_composing.moc"
