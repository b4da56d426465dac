// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"
#include "ui/chat/composer.h"
#include "ui/chat/composeredit.h"
#include "ui/chat/contextmeterbutton.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/linkbutton.h"

#include <QtCore/QMimeData>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestComposer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void enterSends_data();
    void enterSends();
    void enterThatCommitsNeverSends();
    void stopInsteadOfSend();
    void growsUpToItsLimit();
    void takesWhatIsPasted_data();
    void takesWhatIsPasted();
    void undoMakesTextOfCells();
    void aHundredMegabytesDoNotBlock();
    void historyByUp();
    void slashOpensThePrompts();
    void whatAPromptReplacedComesBack();
    void sendsAsATask();
    void noticeHasItsLinks();
    void anEmptyRingIsSeenInHighContrast();
    void chipsCanBeTakenOff();
    void chipsHaveRoomAfterZooming();

private:
    base::FakeClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Composer> m_composer;
    ui::ComposerEdit* m_edit = nullptr;
};

void TestComposer::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_composer = std::make_unique<ui::Composer>(*m_theme, m_clock, nullptr);
    m_composer->resize(720, 100);
    m_composer->show();
    m_edit = m_composer->findChild<ui::ComposerEdit*>(u"composerEdit"_s);
    QVERIFY(m_edit != nullptr);
}

void TestComposer::cleanup()
{
    m_composer.reset();
    m_theme.reset();
}

void TestComposer::enterSends_data()
{
    QTest::addColumn<model::SendKey>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("sends");
    QTest::newRow("enter: enter") << model::SendKey::Enter << Qt::KeyboardModifiers(Qt::NoModifier) << true;
    QTest::newRow("enter: ctrl") << model::SendKey::Enter << Qt::KeyboardModifiers(Qt::ControlModifier) << false;
    QTest::newRow("enter: shift") << model::SendKey::Enter << Qt::KeyboardModifiers(Qt::ShiftModifier) << false;
    QTest::newRow("ctrl: enter") << model::SendKey::CtrlEnter << Qt::KeyboardModifiers(Qt::NoModifier) << false;
    QTest::newRow("ctrl: ctrl") << model::SendKey::CtrlEnter << Qt::KeyboardModifiers(Qt::ControlModifier) << true;
}

void TestComposer::enterSends()
{
    QFETCH(model::SendKey, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, sends);
    m_composer->setSendKey(key);
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QTest::keyClicks(m_edit, u"hello"_s);
    QTest::keyClick(m_edit, Qt::Key_Return, modifiers);
    QCOMPARE(sent.size(), sends ? 1 : 0);
    QCOMPARE(m_composer->text(), sends ? u"hello"_s : u"hello\n"_s);
    if (sends)
        QCOMPARE(sent[0][0].toString(), u"hello"_s);
}

void TestComposer::enterThatCommitsNeverSends()
{
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QInputMethodEvent composing(u"nihao"_s, {});
    QApplication::sendEvent(m_edit, &composing);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QInputMethodEvent commit;
    commit.setCommitString(u"你好"_s);
    QApplication::sendEvent(m_edit, &commit);
    // The Enter that committed may arrive as a key as well.
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(m_composer->text(), u"你好"_s);
    // The next one is meant.
    m_clock.advance(100ms);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::stopInsteadOfSend()
{
    auto* button = m_composer->findChild<ui::Button*>(u"sendButton"_s);
    QVERIFY(!button->isEnabled());
    m_composer->setText(u"x"_s);
    QVERIFY(button->isEnabled());
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QSignalSpy stopped(m_composer.get(), &ui::Composer::stopRequested);
    m_composer->setBusy(true);
    QCOMPARE(button->text(), u"Stop"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(stopped.size(), 2);
    QCOMPARE(sent.size(), 0);
    m_composer->setBusy(false);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::growsUpToItsLimit()
{
    m_composer->setHeightLimit(300);
    const int one = m_composer->sizeHint().height();
    QVERIFY(one >= 56);
    m_composer->setText(u"a\nb\nc\nd"_s);
    const int four = m_composer->sizeHint().height();
    QVERIFY(four > one);
    m_composer->setText(u"a\n"_s.repeated(100));
    QVERIFY(m_composer->sizeHint().height() > four);
    QVERIFY(m_composer->sizeHint().height() <= 300);
}

void TestComposer::takesWhatIsPasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::addColumn<bool>("image");
    QTest::addColumn<QString>("becomes");
    const QString table = u"<html><body><table><tr><td>a</td></tr></table></body></html>"_s;
    QTest::newRow("text") << u"plain"_s << QString() << false << u"text:plain"_s;
    QTest::newRow("rich text stays plain") << u"plain"_s << u"<b>plain</b>"_s << false << u"text:plain"_s;
    // A spreadsheet offers all three.
    QTest::newRow("cells") << u"a\tb"_s << table << true << u"cells:a\tb"_s;
    QTest::newRow("cells without a table") << u"a\tb\n1\t2\n"_s << QString() << false << u"cells:a\tb\n1\t2\n"_s;
    QTest::newRow("one line with a tab") << u"a\tb"_s << QString() << false << u"text:a\tb"_s;
    QTest::newRow("uneven lines") << u"a\tb\nc"_s << QString() << false << u"text:a\tb\nc"_s;
    QTest::newRow("indented code") << u"\tif\n\tfi"_s << QString() << false << u"text:\tif\n\tfi"_s;
    QTest::newRow("picture") << QString() << u"<img src='x'>"_s << true << u"picture:8"_s;
    QTest::newRow("long") << QString(30'000, u'x') << QString() << false << u"long:30000"_s;
    QTest::newRow("many lines") << QString(400, u'\n') << QString() << false << u"long:400"_s;
}

void TestComposer::takesWhatIsPasted()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QFETCH(bool, image);
    QFETCH(QString, becomes);
    auto* data = new QMimeData;
    if (!text.isEmpty())
        data->setText(text);
    if (!html.isEmpty())
        data->setHtml(html);
    if (image)
        data->setImageData(QImage(8, 8, QImage::Format_RGB32));
    QStringList seen;
    connect(m_composer.get(), &ui::Composer::cellsGiven, this,
        [&seen](const QString& cells) { seen << u"cells:"_s + cells; });
    connect(m_composer.get(), &ui::Composer::pictureGiven, this,
        [&seen](const QImage& picture) { seen << u"picture:%1"_s.arg(picture.width()); });
    connect(m_composer.get(), &ui::Composer::longTextGiven, this,
        [&seen](const QString& long_) { seen << u"long:%1"_s.arg(long_.size()); });
    QGuiApplication::clipboard()->setMimeData(data);
    m_edit->paste();
    if (!m_composer->text().isEmpty())
        seen << u"text:"_s + m_composer->text();
    QCOMPARE(seen, QStringList{becomes});
}

void TestComposer::undoMakesTextOfCells()
{
    auto* data = new QMimeData;
    data->setText(u"a\tb\n1\t2"_s);
    QGuiApplication::clipboard()->setMimeData(data);
    QSignalSpy back(m_composer.get(), &ui::Composer::cellsTakenBack);
    m_edit->paste();
    QVERIFY(m_composer->text().isEmpty());
    QTest::keySequence(m_edit, QKeySequence::Undo);
    QCOMPARE(m_composer->text(), u"a\tb\n1\t2"_s);
    QCOMPARE(back.size(), 1);
    // Once something was written, undo is that's.
    m_composer->setText(QString());
    m_edit->paste();
    QTest::keyClicks(m_edit, u"x"_s);
    QTest::keySequence(m_edit, QKeySequence::Undo);
    QCOMPARE(back.size(), 1);
    QVERIFY(m_composer->text().isEmpty());
    // Nor do cells of one chat come back in another, whose question is as empty.
    m_composer->setText(QString());
    m_edit->paste();
    m_composer->setText(QString());
    QTest::keySequence(m_edit, QKeySequence::Undo);
    QCOMPARE(back.size(), 1);
    QVERIFY(m_composer->text().isEmpty());
}

void TestComposer::aHundredMegabytesDoNotBlock()
{
    auto* data = new QMimeData;
    data->setText(QString(100'000'000, u'x'));
    QSignalSpy given(m_composer.get(), &ui::Composer::longTextGiven);
    QGuiApplication::clipboard()->setMimeData(data);
    double before = testsupport::cpuMs();
    m_edit->paste();
    QVERIFY2(testsupport::cpuMs() - before < 100, qPrintable(QString::number(testsupport::cpuMs() - before)));
    QCOMPARE(given.size(), 1);
    QVERIFY(m_composer->text().isEmpty());
    QGuiApplication::clipboard()->clear();
    // The same as bytes: what another program offers.
    QMimeData bytes;
    bytes.setData(u"text/plain;charset=utf-8"_s, QByteArray(100'000'000, 'x'));
    QSignalSpy raw(m_composer.get(), &ui::Composer::longBytesGiven);
    before = testsupport::cpuMs();
    m_edit->takeMimeData(bytes);
    QVERIFY2(testsupport::cpuMs() - before < 100, qPrintable(QString::number(testsupport::cpuMs() - before)));
    QCOMPARE(raw.size(), 1);
}

void TestComposer::historyByUp()
{
    QSignalSpy asked(m_composer.get(), &ui::Composer::historyRequested);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toInt(), -1);
    m_composer->setHistoryText(u"an old question"_s);
    QTest::keyClick(m_edit, Qt::Key_Up); // goes on as long as nothing is written
    QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked[2][0].toInt(), 1);
    QTest::keyClicks(m_edit, u"!"_s);
    QTest::keyClick(m_edit, Qt::Key_Up); // moves the cursor
    QCOMPARE(asked.size(), 3);
}

void TestComposer::slashOpensThePrompts()
{
    QSignalSpy asked(m_composer.get(), &ui::Composer::promptsRequested);
    QTest::keyClicks(m_edit, u"/"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(m_composer->text(), u"/"_s); // it stays, if no prompt is taken
    QTest::keyClicks(m_edit, u"/"_s); // a path, a comment
    QCOMPARE(asked.size(), 1);
}

void TestComposer::whatAPromptReplacedComesBack()
{
    m_composer->setText(u"a long draft"_s);
    m_composer->replaceText(u"the prompt"_s);
    QCOMPARE(m_composer->text(), u"the prompt"_s);
    QTest::keyClick(m_edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"a long draft"_s);
    // But no draft of another chat.
    m_composer->setText(u"another chat's"_s);
    QTest::keyClick(m_edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_composer->text(), u"another chat's"_s);
}

void TestComposer::sendsAsATask()
{
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QSignalSpy left(m_composer.get(), &ui::Composer::taskRequested);
    QTest::keyClick(m_edit, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(left.size(), 0); // there is nothing to send
    m_composer->setText(u"the annual report"_s);
    QTest::keyClick(m_edit, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left[0][0].toString(), u"the annual report"_s);
    m_composer->findChild<QAction*>(u"sendAsTask"_s)->trigger();
    QCOMPARE(left.size(), 2);
    QCOMPARE(sent.size(), 0);
    m_composer->setBusy(true);
    QTest::keyClick(m_edit, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(left.size(), 2);
}

void TestComposer::noticeHasItsLinks()
{
    auto* notice = m_composer->findChild<ui::Banner*>(u"composerNotice"_s);
    QVERIFY(notice->isHidden());
    m_composer->setNotice(false, QString(), QString(), {});
    const int before = m_composer->sizeHint().height();
    m_composer->setNotice(true, u"Too long"_s, u"about 9,000 tokens"_s, {u"One"_s, u"Two"_s});
    QVERIFY(!notice->isHidden());
    QVERIFY(m_composer->sizeHint().height() > before);
    QSignalSpy acted(m_composer.get(), &ui::Composer::noticeActivated);
    QTest::keyClick(notice->link(1), Qt::Key_Return);
    QCOMPARE(acted.size(), 1);
    QCOMPARE(acted[0][0].toInt(), 1);
    m_composer->setNotice(false, QString(), QString(), {});
    QCOMPARE(m_composer->sizeHint().height(), before);
}

void TestComposer::anEmptyRingIsSeenInHighContrast()
{
    m_theme->setChoice(model::ThemeChoice::Light);
    m_theme->setHighContrast(true);
    ui::ContextMeterButton meter(*m_theme, nullptr);
    meter.resize(meter.sizeHint());
    const auto darkness = [&meter](qint64 tokens) {
        chat::ContextWindow window;
        window.room = 28'000;
        window.sent.question = tokens;
        meter.show(window);
        QImage image(20, meter.height(), QImage::Format_RGB32); // the ring, without the figures
        image.fill(Qt::white);
        meter.render(&image, {}, {}, QWidget::RenderFlags());
        qint64 sum = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                sum += 255 - qGray(image.pixel(x, y));
        }
        return sum;
    };
    const qint64 empty = darkness(189), full = darkness(28'000);
    QVERIFY2(empty * 10 < full * 7, qPrintable(u"%1 of %2"_s.arg(empty).arg(full)));
}

void TestComposer::chipsHaveRoomAfterZooming()
{
    chat::AttachmentEntry file;
    file.id = u"1"_s;
    file.name = u"quarter.html"_s;
    file.phase = chat::AttachmentEntry::Phase::Ready;
    file.attachment.receipt = u"7,889 characters"_s;
    m_composer->showAttachments({file});
    const auto* chip = m_composer->findChild<ui::Chip*>(u"attachmentChip"_s);
    const int before = chip->width();
    m_theme->setZoomPercent(150);
    QTRY_VERIFY(chip->width() > before);
    QTRY_COMPARE(chip->width(), chip->sizeHint().width());
    const auto* send = m_composer->findChild<ui::Button*>(u"sendButton"_s);
    QTRY_COMPARE(send->width(), send->sizeHint().width());
}

void TestComposer::chipsCanBeTakenOff()
{
    chat::AttachmentEntry reading, ready, failed;
    reading.id = u"1"_s;
    reading.name = u"scan.pdf"_s;
    reading.phase = chat::AttachmentEntry::Phase::Reading;
    reading.done = 3;
    reading.total = 18;
    ready.id = u"2"_s;
    ready.name = u"Pasted table"_s;
    ready.kind = chat::AttachmentEntry::Kind::Table;
    ready.phase = chat::AttachmentEntry::Phase::Ready;
    ready.rows = 12;
    ready.columns = 4;
    failed.id = u"3"_s;
    failed.name = u"song.mp3"_s;
    failed.phase = chat::AttachmentEntry::Phase::Failed;
    failed.error.what = u"Sound cannot be sent."_s;
    m_composer->showAttachments({reading, ready, failed});
    const QList<ui::Chip*> chips = m_composer->findChildren<ui::Chip*>(u"attachmentChip"_s);
    QCOMPARE(chips.size(), 3);
    QCOMPARE(chips.at(0)->text(), u"scan.pdf · page 3 of 18"_s);
    QCOMPARE(chips.at(1)->text(), u"Pasted table · 12 × 4"_s);
    QVERIFY(chips.at(2)->accessibleName().contains(u"Sound cannot be sent."_s));
    QVERIFY(m_composer->findChild<ui::Button*>(u"sendButton"_s)->isEnabled()); // without a word
    QSignalSpy opened(m_composer.get(), &ui::Composer::attachmentOpened);
    QSignalSpy removed(m_composer.get(), &ui::Composer::attachmentRemoved);
    QTest::mouseClick(chips.at(1), Qt::LeftButton, {}, QPoint(10, 10));
    QTest::keyClick(chips.at(0), Qt::Key_Delete);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), u"2"_s);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), u"1"_s);
    // The chip that stays is the same: its focus is not lost.
    m_composer->showAttachments({ready});
    QCOMPARE(m_composer->chipRect(u"2"_s), chips.at(1)->geometry().translated(chips.at(1)->parentWidget()->pos()));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestComposer)
#include "tst_composer.moc"
