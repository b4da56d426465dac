// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/longestturn.h"
#include "tests/ui/chat/copytest.h"

#include <QtCore/QFile>
#include <QtCore/QScopeGuard>
#include <QtCore/QStorageInfo>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QProgressDialog>
#include <QtWidgets/QPushButton>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestPictureCopy : public testsupport::CopyTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openStored(); }
    void cleanup() { close(); }
    void picturesAreSplit();
    void aChatSaysWhoSpeaks();
    void aQuestionStandsInItsBubble_data();
    void aQuestionStandsInItsBubble();
    void picturesOfAVeryLongChat();
    void picturesOfOneLongBlock_data();
    void picturesOfOneLongBlock();
    void picturesAreOfTheChatThatWasCopied();
    void picturesCanBeStopped();
    void picturesOfWhatIsNotStoredLeaveNoFiles();
    void aTableAloneAsAPicture_data();
    void aTableAloneAsAPicture();
};

namespace {

//! The most memory that this program has had (MB).
int peak()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toInt() / 1024;
    }
    return 0;
}

} // namespace

void TestPictureCopy::picturesAreSplit()
{
    m_view->setMessages({message(model::Role::Assistant, u"short"_s),
        message(model::Role::Assistant, u"A long paragraph.\n\n"_s.repeated(300))});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 1; }));
    QVERIFY(clipboard()->hasImage());
    QVERIFY(!clipboard()->hasUrls());
    m_view->actions().copyMessage(1, ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 2; }));
    QVERIFY(clipboard()->hasImage()); // the first one, for who takes no files
    const QList<QUrl> files = clipboard()->urls();
    QVERIFY(files.size() >= 2);
    int height = 0;
    for (const QUrl& file : files) {
        const QImage image(file.toLocalFile());
        QVERIFY(!image.isNull());
        QVERIFY(image.height() <= 8'000);
        QCOMPARE(image.width(), 2 * (720 + 2 * 24));
        height += image.height() / 2 - 2 * 24;
    }
    // 300 paragraphs of one line and what is between them: nothing is lost, nothing stands there twice.
    const typeset::TypeStyle& style = *m_view->content().styles().answer;
    const int expected = qRound(300 * style.body.lineHeight + 299 * style.paragraphGap);
    QVERIFY2(qAbs(height - expected) < style.body.lineHeight * static_cast<qreal>(files.size()),
        qPrintable(u"%1 px instead of %2"_s.arg(height).arg(expected)));
}

void TestPictureCopy::aChatSaysWhoSpeaks()
{
    m_view->setMessages({message(model::Role::User, u"ask"_s), message(model::Role::Assistant, u"an answer"_s)});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    const auto pictureHeight = [&](const auto& copy) {
        const qsizetype before = copied.size();
        copy();
        return until([&] { return copied.size() > before; })
            ? qvariant_cast<QImage>(clipboard()->imageData()).height() / 2 - 2 * 24
            : -1;
    };
    // Two paragraphs of one line, each below a line of its own.
    const typeset::TypeStyle& style = *m_view->content().styles().answer;
    const qreal turn = style.headings[2].lineHeight + style.closeGap + style.body.lineHeight;
    QCOMPARE(pictureHeight([this] { m_view->actions().copyChat(ui::CopyFormat::Picture); }),
        qRound(2 * turn + style.headingGap) + 2 * 10);
    QCOMPARE(pictureHeight([this] { m_view->actions().copyMessage(0, ui::CopyFormat::Picture); }),
        qRound(style.body.lineHeight));
}

void TestPictureCopy::aQuestionStandsInItsBubble_data()
{
    QTest::addColumn<model::ThemeChoice>("choice");
    QTest::newRow("light") << model::ThemeChoice::Light;
    QTest::newRow("dark") << model::ThemeChoice::Dark;
}

void TestPictureCopy::aQuestionStandsInItsBubble()
{
    QFETCH(model::ThemeChoice, choice);
    m_theme->setChoice(choice);
    m_view->setMessages({message(model::Role::User, u"ask"_s), message(model::Role::Assistant, u"an answer"_s)});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyChat(ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 1; }));
    const QImage picture = qvariant_cast<QImage>(clipboard()->imageData());
    const ui::Tokens& tokens = m_theme->tokens();
    const auto at = [&picture](qreal x, qreal y) { return picture.pixelColor(qRound(2 * x), qRound(2 * y)); };
    const typeset::TypeStyle& style = *m_view->content().styles().answer;
    const qreal bubble = 2 * 10 + style.headings[2].lineHeight + style.closeGap + style.body.lineHeight;
    const qreal left = 24 + 96, right = 24 + 720;
    QCOMPARE(at(left + 12, 24 + 3), tokens.userMsg);
    QCOMPARE(at(left + 4, 24 + bubble / 2), tokens.userMsg);
    QCOMPARE(at(right - 4, 24 + bubble - 12), tokens.userMsg);
    QCOMPARE(at(left + 0.5, 24 + 0.5), tokens.content); // its corners are round
    QCOMPARE(at(left - 4, 24 + bubble / 2), tokens.content);
    QCOMPARE(at(left + 12, 24 + bubble + 4), tokens.content); // and the answer is in none
    // A question alone is copied as its text stands.
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 2; }));
    const QImage alone = qvariant_cast<QImage>(clipboard()->imageData());
    QCOMPARE(alone.pixelColor(2 * 740, 2 * 26), tokens.content);
}

void TestPictureCopy::picturesOfAVeryLongChat()
{
    // 300,000 tokens: almost a gigabyte of pixels, of which few are there at a time.
    QList<model::ConversationMessage> messages;
    const QString paragraph
        = u"Words that go on and on, and say what they have to say in some lines of it. "_s.repeated(4) + u"\n\n"_s;
    for (int i = 0; i < 100; ++i)
        messages.append(message(i % 2 == 0 ? model::Role::User : model::Role::Assistant, paragraph.repeated(34)));
    m_view->setMessages(messages);
    const int before = peak(); // MB
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    const testsupport::LongestTurn turn(m_real);
    m_view->actions().copyChat(ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 1; }));
    const QList<QUrl> files = clipboard()->urls();
    qInfo("%d pictures, %d MB more at most, longest turn of the event loop %.1f ms", static_cast<int>(files.size()),
        peak() - before, turn.ms());
    QVERIFY(files.size() > 60);
    QVERIFY2(turn.ms() < 50, qPrintable(QString::number(turn.ms())));
    for (const QUrl& file : files)
        QVERIFY(QFile::exists(file.toLocalFile()));
    QVERIFY2(peak() - before < 150, "copying a long chat takes memory with its length");
}

void TestPictureCopy::picturesOfOneLongBlock_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("code") << u"```cpp\n"_s + u"int f() { return 1; } // and so on\n"_s.repeated(8'000) + u"```\n"_s;
    QTest::newRow("table") << u"|a|b|c|\n|---|---|---|\n"_s + u"|some words|and others|12.50|\n"_s.repeated(2'500);
    QTest::newRow("list") << u"- some words of an item\n"_s.repeated(6'000);
}

void TestPictureCopy::picturesOfOneLongBlock()
{
    QFETCH(QString, source);
    m_view->setMessages({message(model::Role::Assistant, source)});
    const int before = peak();
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    QSignalSpy failed(&m_view->actions(), &ui::TranscriptActions::failed);
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() + failed.size() == 1; }));
    QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
    const QList<QUrl> files = clipboard()->urls();
    qInfo("%d pictures, %d MB more at most", static_cast<int>(files.size()), peak() - before);
    QVERIFY(files.size() > 20);
    int height = 0;
    for (const QUrl& file : files)
        height += QImage(file.toLocalFile()).height() / 2 - 2 * 24;
    typeset::DocumentLayout whole(m_view->content().styles().answer);
    whole.setMarkdown(source);
    whole.layOut(720);
    QVERIFY2(qAbs(height - whole.height()) < 30.0 * static_cast<qreal>(files.size()),
        qPrintable(u"%1 px instead of %2"_s.arg(height).arg(whole.height())));
}

void TestPictureCopy::picturesAreOfTheChatThatWasCopied()
{
    m_view->setMessages({message(model::Role::Assistant, u"A long paragraph.\n\n"_s.repeated(1'500))});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    m_view->setMessages({message(model::Role::Assistant, u"Another chat."_s)});
    m_view->actions().leaveChat();
    QVERIFY(until([&] { return copied.size() == 1; }));
    QVERIFY(clipboard()->urls().size() >= 10);
}

void TestPictureCopy::picturesCanBeStopped()
{
    m_view->setMessages({message(model::Role::Assistant, u"A long paragraph.\n\n"_s.repeated(3'000))});
    QGuiApplication::clipboard()->setText(u"before"_s);
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    auto* progress = m_view->window()->findChild<QProgressDialog*>(u"copyProgress"_s);
    QVERIFY(progress != nullptr);
    QVERIFY(until([&] { return progress->value() > 0; }));
    progress->findChild<QPushButton*>()->click();
    QVERIFY(!QTest::qWaitFor(
        [&] {
            m_clock.advance(std::chrono::milliseconds(1));
            return copied.size() > 0;
        },
        200));
    QCOMPARE(clipboard()->text(), u"before"_s);
    QVERIFY(m_view->window()->findChild<QProgressDialog*>(u"copyProgress"_s) == nullptr);
}

void TestPictureCopy::picturesOfWhatIsNotStoredLeaveNoFiles()
{
    m_view->setMessages({message(model::Role::Assistant, u"A long paragraph.\n\n"_s.repeated(800))});
    m_view->actions().setStored(false);
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    const auto restore = qScopeGuard([&before] { qputenv("XDG_RUNTIME_DIR", before); });
    qunsetenv("XDG_RUNTIME_DIR"); // no folder that lies in memory
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    QSignalSpy failed(&m_view->actions(), &ui::TranscriptActions::failed);
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    QVERIFY(until([&] { return failed.size() + copied.size() == 1; }));
    QVERIFY(failed.value(0).value(0).toString().contains(u"leaves none"_s));
    if (QStorageInfo(u"/dev/shm"_s).fileSystemType() != "tmpfs")
        return;
    const QTemporaryDir memory(u"/dev/shm/tst_picturecopy-XXXXXX"_s);
    qputenv("XDG_RUNTIME_DIR", memory.path().toUtf8());
    m_view->actions().copyMessage(0, ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 1; }));
    const QString file = clipboard()->urls().value(0).toLocalFile();
    QVERIFY2(file.startsWith(memory.path()), qPrintable(file));
    m_view->actions().leaveChat();
    QVERIFY(!QFile::exists(file));
}

void TestPictureCopy::aTableAloneAsAPicture_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("indent");
    QTest::newRow("by itself") << u"Some words before it.\n\n"_s.repeated(2) << QString();
    QTest::newRow("in a list") << u"- an item\n- words of an item\n\n"_s << u"  "_s;
    QTest::newRow("at the beginning") << QString() << QString();
}

void TestPictureCopy::aTableAloneAsAPicture()
{
    QFETCH(QString, before);
    QFETCH(QString, indent);
    const QString after = u"\n\nWords after it."_s.repeated(2);
    const auto pictureOf = [this](auto&& copy) {
        QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
        copy();
        return until([&] { return copied.size() == 1; }) ? clipboard()->imageData().value<QImage>() : QImage();
    };
    const QString rows = indent + u"|a|b|\n"_s + indent + u"|---|---|\n"_s + indent + u"|1|2|"_s;
    m_view->setMessages({message(model::Role::Assistant, u"|a|b|\n|---|---|\n|1|2|"_s)});
    m_view->grab(); // laid out
    const QImage alone = pictureOf([this] { m_view->actions().copyMessage(0, ui::CopyFormat::Picture); });
    QVERIFY(!alone.isNull());
    m_view->setMessages({message(model::Role::Assistant, before + rows + after)});
    m_view->grab();
    const auto& text = m_view->content().item(0).document(ui::MessageSection::Body);
    const QList<typeset::BoxId> boxes = text.boxesWithin(0, text.height());
    QCOMPARE(boxes.size(), 1);
    const QImage table
        = pictureOf([&] { m_view->actions().copyTablePicture(0, ui::MessageSection::Body, boxes.first()); });
    if (indent.isEmpty())
        QCOMPARE(table, alone);
    else
        QCOMPARE(table.height(), alone.height()); // in its item, without the words around it
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestPictureCopy)
#include "tst_picturecopy.moc"
