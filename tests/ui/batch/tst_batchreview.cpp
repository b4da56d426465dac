// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job's answers under review: quotes marked in their source, verdicts by the keyboard, corrections.
#include "tests/ui/batch/jobtest.h"
#include "ui/batch/answerview.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/sourcewindow.h"
#include "ui/common/field.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace spyhop;

class BatchReviewTest : public testsupport::JobTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeProfile(); }

    void quotesAreMarkedAndVerdictsGiven()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QCOMPARE(table->model()->rowCount(), 5);
        table->setCurrentIndex(table->model()->index(1, 0));
        auto* source = page.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        QTRY_VERIFY(source->toPlainText().contains(u"Party: Harbour 1 Ltd."));
        QTRY_VERIFY2(!source->extraSelections().isEmpty(), "the quote is marked in the source");
        const QList<QTextEdit::ExtraSelection> marks = source->extraSelections();
        QVERIFY(marks.first().cursor.selectedText().contains(u"Harbour 1"));
        // A accepts and goes on; C corrects.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(review(id, 1).verdict, model::Review::Verdict::Accepted);
        QCOMPARE(table->currentIndex().row(), 2);
        QTest::keyClick(table, Qt::Key_K);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(table, Qt::Key_J);
        QTest::keyClick(table, Qt::Key_C);
        auto* cell = page.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"));
        QVERIFY(!cell->isReadOnly());
        QCOMPARE(cell->textCursor().selectedText(), cell->toPlainText());
        const int height = cell->height();
        QTest::keyClicks(cell, QStringLiteral("Harbour"));
        QTest::keyClick(cell, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(cell, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(cell->toPlainText(), QStringLiteral("Harbour\n\n"));
        QTRY_VERIFY(cell->height() > height);
        QTest::keyClick(cell, Qt::Key_Escape);
        QVERIFY(cell->isReadOnly());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C);
        QTest::keyClicks(cell, QStringLiteral("Harbour Two"));
        QTest::keyClick(cell, Qt::Key_Return);
        QCOMPARE(review(id, 2).verdict, model::Review::Verdict::Corrected);
        QCOMPARE(review(id, 2).cells.first(), QStringLiteral("Harbour Two"));
        QTRY_COMPARE(table->model()->index(2, 2).data().toString(), QStringLiteral("Harbour Two"));
    }

    void aVerdictAndTheNextKeySkipNothing()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("acceptAnswer"))->isVisible());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(table->currentIndex().row(), 2);
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 2);
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 3);
    }

    //! A letter typed into a text of the panel is no verdict; after a correction is cancelled, keys review again.
    void aLetterInATextGivesNoVerdict()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QPlainTextEdit* answer = nullptr;
        const auto isShown = [&] {
            answer = page.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"));
            return answer && answer->isVisible();
        };
        QTRY_VERIFY(isShown());
        auto* source = page.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        for (QPlainTextEdit* text : {answer, source}) {
            text->setFocus();
            QTest::keyClicks(text, QStringLiteral("jack"));
            QCOMPARE(table->currentIndex().row(), 1);
            QVERIFY(answer->isReadOnly());
            QCOMPARE(review(id, 1).verdict, model::Review::Verdict::None);
        }
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C);
        QCOMPARE(page.focusWidget(), answer);
        QTest::keyClick(answer, Qt::Key_Escape);
        QCOMPARE(page.focusWidget(), table);
        QTest::keyClick(table, Qt::Key_A);
        QCOMPARE(review(id, 1).verdict, model::Review::Verdict::Accepted);
        QCOMPARE(page.focusWidget(), table);
    }

    void theClosedPanelLeadsBackToItsRow()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        const auto* panel = page.findChild<QWidget*>(QStringLiteral("itemPanel"));
        auto* close = page.findChild<QPushButton*>(QStringLiteral("closePanel"));
        table->setCurrentIndex(table->model()->index(2, 0));
        QTRY_VERIFY(panel->isVisible());
        close->setFocus();
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!panel->isVisible());
        QCOMPARE(page.focusWidget(), table);
        QCOMPARE(table->currentIndex().row(), 2);
        // Rows that come anew neither open it nor lose the row.
        page.findChild<QPushButton*>(QStringLiteral("filter2"))->click();
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_VERIFY(table->currentIndex().isValid());
        QVERIFY(!panel->isVisible());
        const QRect row = table->visualRect(table->currentIndex());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
        QTRY_VERIFY2(panel->isVisible(), "a click opens the row again");
    }

    void whatIsToReviewIsCounted()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* review = page.findChild<QPushButton*>(QStringLiteral("filter4"));
        QTRY_COMPARE(review->text(), QStringLiteral("To review 0"));
        review->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QTRY_COMPARE(table->model()->rowCount(), 0);
        // A sentence stands where the rows would: the place is not of one colour.
        const QImage picture = table->viewport()->grab().toImage();
        bool written = false;
        for (int y = 0; y < picture.height() && !written; ++y) {
            for (int x = 1; x < picture.width() && !written; ++x)
                written = picture.pixel(x, y) != picture.pixel(0, y);
        }
        QVERIFY(written);
    }

    //! A value is invented without a quote as easily as with one.
    void whatHasNoQuoteIsToReview()
    {
        localserver::ServerOptions options;
        options.script
            = "200 | text \"{\\\"party\\\": {\\\"value\\\": \\\"Harbour\\\", \\\"quote\\\": \\\"A contract.\\\"}, "
              "\\\"amount\\\": {\\\"value\\\": 7, \\\"quote\\\": \\\"\\\"}}\"";
        localserver::LocalServer server(options, m_services->clock);
        QVERIFY(server.listen());
        QVERIFY(
            m_services->endpoints.add(endpoint(QStringLiteral("inventing"), server, QStringLiteral("spyhop-local"))));
        const QString id = makeJob(QStringLiteral("inventing"));
        QCOMPARE(result(id, 1).cells, (QStringList{QStringLiteral("Harbour"), QStringLiteral("7")}));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* review = page.findChild<QPushButton*>(QStringLiteral("filter4"));
        QTRY_COMPARE(review->text(), QStringLiteral("To review 4"));
        review->click();
        QTRY_COMPARE(page.findChild<QTableView*>(QStringLiteral("itemTable"))->model()->rowCount(), 4);
        const auto marked = [&page](int column) { return cell(page, 0, column).data(Qt::ToolTipRole).toString(); };
        QTRY_VERIFY2(marked(3).contains(u"without a quote"), qPrintable(marked(3)));
        QVERIFY2(marked(2).isEmpty(), qPrintable(marked(2)));
        // What somebody has looked at counts no longer, to the last one.
        page.findChild<QPushButton*>(QStringLiteral("filter0"))->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QTRY_COMPARE(table->model()->rowCount(), 5);
        for (int row = 1; row <= 4; ++row) {
            table->setCurrentIndex(cell(page, row, 0));
            QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("acceptAnswer"))->isVisible());
            table->setFocus();
            QTest::keyClick(table, Qt::Key_A);
            QCOMPARE(this->review(id, row).verdict, model::Review::Verdict::Accepted);
            QTRY_COMPARE_WITH_TIMEOUT(review->text(), QStringLiteral("To review %1").arg(4 - row), 20'000);
        }
    }

    void aCorrectionIsHeldToItsColumn()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        QTRY_VERIFY(page.findChildren<QPlainTextEdit*>(QStringLiteral("answerCell")).size() == 2);
        QPlainTextEdit* amount = page.findChildren<QPlainTextEdit*>(QStringLiteral("answerCell")).at(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C);
        amount->setPlainText(QStringLiteral("abc"));
        QTest::keyClick(amount, Qt::Key_Return);
        QCOMPARE(review(id, 1).verdict, model::Review::Verdict::None);
        QVERIFY2(!amount->isReadOnly() && amount->toPlainText() == u"abc", "what was written stays, to be mended");
        page.findChild<QAbstractButton*>(QStringLiteral("acceptAnswer"))->setFocus();
        QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("acceptAnswer")), Qt::LeftButton);
        QVERIFY2(page.focusWidget() == amount, "where it is to be mended");
        QVERIFY(ui::isWrong(amount) && !amount->accessibleDescription().isEmpty());
        QVERIFY(!ui::isWrong(page.findChild<QPlainTextEdit*>(QStringLiteral("answerCell"))));
        amount->setPlainText(QStringLiteral("￥1,280"));
        QVERIFY(!ui::isWrong(amount) && amount->accessibleDescription().isEmpty());
        QTest::keyClick(amount, Qt::Key_Return);
        QTRY_COMPARE(review(id, 1).verdict, model::Review::Verdict::Corrected);
        QCOMPARE(review(id, 1).cells.at(1), QStringLiteral("1280"));
    }

    void aSourceThatIsCutSaysSo()
    {
        ui::ItemPanel panel(m_theme, m_services->batches, nullptr);
        write(QStringLiteral("long.txt"), QByteArray("A line of a long text.\n").repeated(10'000));
        model::BatchItem item;
        item.name = QStringLiteral("long.txt");
        item.path = m_folder + QStringLiteral("/long.txt");
        panel.show({}, item, {});
        const auto says = [&panel] {
            const QList<QLabel*> labels = panel.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                [](const QLabel* label) { return label->text().contains(u"characters 1 to 200,000 of 230,000"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), 20'000);
    }

    void aQuoteFarBehindIsShownWhenItIsChosen()
    {
        const QByteArray line = "A line of a long text.\r\n";
        write(QStringLiteral("long.txt"),
            "First: Amber.\r\n" + line.repeated(9'500) + "Second: Basalt.\r\n" + line.repeated(500));
        model::BatchSpec spec;
        spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("b"), model::ColumnType::Text, {}, {}}};
        spec.quotes = true;
        model::BatchItem item;
        item.name = QStringLiteral("long.txt");
        item.path = m_folder + QStringLiteral("/long.txt");
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("Amber"), QStringLiteral("Basalt")};
        result.proofs = {{QStringLiteral("First: Amber."), true, {}}, {QStringLiteral("Second: Basalt."), true, {}}};
        ui::ItemPanel panel(m_theme, m_services->batches, nullptr);
        panel.resize(400, 700);
        panel.setVisible(true);
        panel.show(spec, item, result);
        const auto* source = panel.findChild<QPlainTextEdit*>(QStringLiteral("itemSource"));
        const auto marked = [source] {
            const QList<QTextEdit::ExtraSelection> marks = source->extraSelections();
            return marks.size() == 1 ? marks.first().cursor.selectedText() : QString::number(marks.size());
        };
        const auto says = [&panel](QStringView text) {
            const QList<QLabel*> labels = panel.findChildren<QLabel*>();
            return std::any_of(
                labels.begin(), labels.end(), [text](const QLabel* label) { return label->text().contains(text); });
        };
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringLiteral("First: Amber."), 20'000);
        QVERIFY(says(u"characters 1 to 200,000 of 230,030"));
        const QList<QLabel*> quotes = panel.findChildren<QLabel*>(QStringLiteral("answerQuote"));
        QCOMPARE(quotes.size(), 2);
        QTest::mouseClick(quotes.at(1), Qt::LeftButton);
        QCOMPARE(marked(), QStringLiteral("Second: Basalt."));
        QCOMPARE(source->textCursor().position(), source->extraSelections().first().cursor.selectionStart());
        const QString shown = source->toPlainText();
        QVERIFY(shown.startsWith(u"A line of a long text.\n") && shown.endsWith(u"A line of a long text.\n"));
        QVERIFY(shown.size() <= ui::SourceWindow::shown);
        QVERIFY(!says(u"characters 1 to") && says(u"of 230,030"));
        QTest::mouseClick(quotes.at(0), Qt::LeftButton);
        QCOMPARE(marked(), QStringLiteral("First: Amber."));
    }

    //! Neither that there is no quote nor that it was not found.
    void whatWasLookedAtWarnsNoLonger()
    {
        model::BatchSpec spec;
        spec.columns = {{QStringLiteral("a"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("b"), model::ColumnType::Text, {}, {}}};
        spec.quotes = true;
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("Amber"), QStringLiteral("Basalt")};
        result.proofs = {{QStringLiteral("First: Amber."), false, {}}, {{}, false, {}}};
        ui::AnswerView view(m_theme, nullptr);
        const auto colors = [&view] {
            QList<QColor> seen;
            for (const QLabel* label : view.findChildren<QLabel*>(QStringLiteral("answerQuote")))
                seen.append(label->palette().color(QPalette::WindowText));
            return seen;
        };
        view.show(spec, result);
        QCOMPARE(colors(), QList<QColor>(2, m_theme.tokens().warning));
        result.review.verdict = model::Review::Verdict::Accepted;
        view.show(spec, result);
        QCOMPARE(colors(), QList<QColor>(2, m_theme.tokens().text2));
    }

    void aQuoteIsShownOnItsPageAndAcrossPieces()
    {
        const QString filler = QStringLiteral("nothing here\n").repeated(30'000); // 390,000 characters
        batch::Source source;
        source.text = QStringLiteral("the same words\n") + filler;
        source.places = {{0, QStringLiteral("page 1")}, {source.text.size(), QStringLiteral("page 2")}};
        source.text += QStringLiteral("the same words\n");
        const model::Proof first{QStringLiteral("the same words"), true, QStringLiteral("page 1")};
        model::Proof second = first;
        second.place = QStringLiteral("page 2");
        ui::SourceWindow window(source);
        QVERIFY2(!window.moveTo(first), "it is shown already");
        QVERIFY(window.moveTo(second));
        QCOMPARE(window.end(), source.text.size());
        const auto spans = window.spans({second});
        QVERIFY(spans.first());
        QCOMPARE(window.begin() + spans.first()->begin, source.places.last().begin);
        QVERIFY(window.moveTo(first));
        QCOMPARE(window.begin(), 0);
        // No piece holds the whole of it.
        source.text = QString(ui::SourceWindow::shown - 5, u'x') + QStringLiteral("over the border") + filler;
        source.places.clear();
        ui::SourceWindow other(source);
        const model::Proof across{QStringLiteral("over the border"), true, {}};
        QVERIFY(!other.spans({across}).first());
        QVERIFY(other.moveTo(across));
        QCOMPARE(other.text().mid(other.spans({across}).first()->begin, 15), across.quote);
    }

private:
    [[nodiscard]] model::Review review(const QString& id, qint64 index) const
    {
        const auto page = m_services->batches.page(id, index, 1);
        return page && !page->isEmpty() ? page->first().second.review : model::Review();
    }
};

SPYHOP_TEST_MAIN_WITH(QApplication, BatchReviewTest)
#include "tst_batchreview.moc"
