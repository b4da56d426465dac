// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The item at the right of a job's page: the room of its answer, and what a second click does.
#include "app/services.h"
#include "tests/support/testmain.h"
#include "ui/batch/answerview.h"
#include "ui/batch/itempanel.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QFile>
#include <QtGui/QTextCursor>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace spyhop;

class ItemPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }

    void oneAnswerTakesTheRoomThereIs()
    {
        model::ItemResult result = answered(QStringLiteral("A line of an answer.\n").repeated(80));
        ui::AnswerView view(m_theme, nullptr);
        view.resize(360, 600);
        view.show(columns(2), result); // what two fields had is no limit of the one
        view.show(columns(0), result);
        view.QWidget::show();
        const auto* cell = view.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"));
        QTRY_VERIFY2(cell->height() > view.viewport()->height() * 9 / 10, qPrintable(QString::number(cell->height())));
        QVERIFY(cell->verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff);
    }

    void aLongAnswerIsNotReplacedByTheFirstKey()
    {
        ui::AnswerView view(m_theme, nullptr);
        view.resize(360, 600);
        view.QWidget::show();
        const auto correct = [&view](const QString& text) {
            view.setEditing(false);
            view.show(columns(2), answered(text));
            view.setEditing(true);
            return view.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"))->textCursor();
        };
        QCOMPARE(correct(QStringLiteral("Harbour")).selectedText(), QStringLiteral("Harbour"));
        for (const QString& text :
            {QStringLiteral("Two\nlines"), QStringLiteral("Between the one party and the other ").repeated(8)}) {
            const QTextCursor cursor = correct(text);
            QVERIFY(!cursor.hasSelection());
            QCOMPARE(cursor.position(), text.size());
        }
    }

    void aSecondClickUndoesNothing()
    {
        const auto services = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("accept"))).value();
        ui::ItemPanel panel(m_theme, services->batches, nullptr);
        const model::BatchSpec spec = columns(1);
        const model::BatchItem item;
        model::ItemResult result = answered(QStringLiteral("Harbour"));
        const auto take = [&](const model::Review& review) {
            result.review = review;
            panel.show(spec, item, result);
        };
        take({});
        panel.resize(panel.sizeHint());
        panel.QWidget::show();
        connect(&panel, &ui::ItemPanel::reviewed, this, take); // the last item: none comes after it
        QSignalSpy reviewed(&panel, &ui::ItemPanel::reviewed);
        auto* accept = panel.findChild<QPushButton*>(QStringLiteral("acceptAnswer"));
        auto* back = panel.findChild<ui::LinkButton*>(QStringLiteral("takeBackVerdict"));
        QVERIFY(!back->isVisible());
        const QPoint there = accept->mapTo(&panel, accept->rect().center());
        QTest::mouseClick(accept, Qt::LeftButton);
        QCOMPARE(result.review.verdict, model::Review::Verdict::Accepted);
        QTRY_COMPARE(accept->mapTo(&panel, accept->rect().center()), there);
        QTest::mouseClick(accept, Qt::LeftButton);
        panel.accept(); // nor does the key
        QCOMPARE(reviewed.size(), 1);
        QVERIFY(back->isVisible());
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(reviewed.size(), 2);
        QCOMPARE(result.review.verdict, model::Review::Verdict::None);
        QVERIFY(accept->isEnabled() && !back->isVisible());
    }

    //! A verdict leads to the next item, whose answer nobody has read yet.
    void aDoubleClickAcceptsOneItem()
    {
        const auto services = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("twice"))).value();
        ui::ItemPanel panel(m_theme, services->batches, nullptr);
        const model::BatchSpec spec = columns(1);
        model::BatchItem item;
        const model::ItemResult result = answered(QStringLiteral("Harbour"));
        panel.show(spec, item, result);
        panel.QWidget::show();
        connect(&panel, &ui::ItemPanel::reviewed, this, [&] {
            ++item.index;
            panel.show(spec, item, result);
        });
        auto* accept = panel.findChild<QPushButton*>(QStringLiteral("acceptAnswer"));
        QTest::mouseClick(accept, Qt::LeftButton);
        QTest::mouseDClick(accept, Qt::LeftButton);
        QTest::mouseRelease(accept, Qt::LeftButton);
        QCOMPARE(item.index, 1);
        QTest::mouseClick(accept, Qt::LeftButton);
        QCOMPARE(item.index, 2);
    }

    //! By the item's own error, where that is what it failed by; never as if it were the document's words.
    void whatCannotBeReadIsSaidOnce()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("unreadable"));
        const auto services = app::Services::open(folder).value();
        model::BatchItem item;
        item.name = QStringLiteral("broken.txt");
        item.path = folder + QStringLiteral("/broken.txt");
        QFile file(item.path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("b\0b", 3) == 3);
        file.close();
        model::BatchSpec spec = columns(1);
        spec.rows = false;
        ui::ItemPanel panel(m_theme, services->batches, nullptr);
        panel.resize(panel.sizeHint());
        panel.QWidget::show();
        panel.show(spec, item, answered(QStringLiteral("Harbour")));
        const auto* source = panel.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        const auto* note = panel.findChild<QLabel*>(QStringLiteral("itemNoSource"));
        QTRY_VERIFY_WITH_TIMEOUT(note->isVisible(), testsupport::patienceMs);
        QVERIFY(!source->isVisible());
        QVERIFY2(!note->text().isEmpty() && !note->text().contains(folder), qPrintable(note->text()));
        model::ItemResult failed;
        failed.state = model::ItemState::Failed;
        failed.error = note->text();
        panel.show(spec, item, failed);
        QVERIFY(!note->isVisible() && !source->isVisible());
        // Once it is answered somebody has mended it: it is read anew.
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Harbour\n") == 8);
        file.close();
        panel.show(spec, item, answered(QStringLiteral("Harbour")));
        QTRY_VERIFY_WITH_TIMEOUT(source->toPlainText().contains(u"Harbour"), testsupport::patienceMs);
        QVERIFY(source->isVisible() && !note->isVisible());
    }

private:
    static model::BatchSpec columns(int count)
    {
        model::BatchSpec spec;
        spec.rows = true;
        for (int i = 0; i < count; ++i)
            spec.columns.append({QStringLiteral("column%1").arg(i), model::ColumnType::Text, {}, {}});
        return spec;
    }

    static model::ItemResult answered(const QString& text)
    {
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = {text};
        return result;
    }

    ui::Theme m_theme;
};

SPYHOP_TEST_MAIN_WITH(QApplication, ItemPanelTest)
#include "tst_itempanel.moc"
