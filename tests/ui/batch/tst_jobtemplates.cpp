// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that are kept as templates, brought back, and handed on in a file.
#include "core/batch/jobtemplate.h"
#include "tests/ui/batch/jobtest.h"
#include "ui/batch/newjobpage.h"
#include "ui/common/banner.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace spyhop;

class JobTemplatesTest : public testsupport::JobTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeProfile(); }

    void aQuestionIsKeptAndNoneReplacedUnasked()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        QSignalSpy said(&page, &ui::NewJobPage::message);
        page.show();
        QVERIFY2(!templateAction(page, "keepTemplate")->isEnabled(), "there is no question");
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        const auto keep = [&](const QString& question) {
            prompt->setPlainText(question);
            templateAction(page, "keepTemplate")->trigger();
            auto* dialog = opened<QInputDialog>(page);
            dialog->setTextValue(QStringLiteral("My terms"));
            dialog->accept();
        };
        const auto kept = [this] {
            const auto found = batch::findTemplate(
                QStringLiteral("My terms"), m_services->batches.profileFolder(), QStringLiteral("en"));
            return found ? found->spec.prompt : QString();
        };
        keep(QStringLiteral("Who? {{text}}"));
        QCOMPARE(kept(), QStringLiteral("Who? {{text}}"));
        QCOMPARE(said.size(), 1);
        keep(QStringLiteral("What? {{text}}"));
        opened<QMessageBox>(page)->reject();
        QCOMPARE(kept(), QStringLiteral("Who? {{text}}"));
        QCOMPARE(said.size(), 1);
        // A term that is wrong at the moment is no part of it.
        page.findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->setText(QStringLiteral("much"));
        keep(QStringLiteral("What? {{text}}"));
        auto* question = opened<QMessageBox>(page);
        const QList<QAbstractButton*> buttons = question->buttons();
        for (QAbstractButton* button : buttons) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QCOMPARE(kept(), QStringLiteral("What? {{text}}"));
        QCOMPARE(said.size(), 2);
        // It is in the menu.
        prompt->clear();
        const QList<QAction*> actions = templateMenu(page)->actions();
        const auto mine = std::find_if(
            actions.begin(), actions.end(), [](const QAction* one) { return one->text() == u"My terms"; });
        QVERIFY(mine != actions.end());
        (*mine)->trigger();
        QCOMPARE(prompt->toPlainText(), QStringLiteral("What? {{text}}"));
    }

    //! Both stand in the menu, and each brings what is its own.
    void twoTemplatesOfOneNameAreToldApart()
    {
        const QString language = QLocale().name();
        const batch::JobTemplate shipped = batch::templates({}, language).last();
        batch::JobTemplate mine;
        mine.name = shipped.name;
        mine.spec.prompt = QStringLiteral("Mine? {{text}}");
        QVERIFY(batch::saveTemplate(mine, m_services->batches.profileFolder()));
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        const auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        QMenu* menu = templateMenu(page);
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("%1 (your own)").arg(shipped.name));
        menu->actions().first()->trigger();
        QCOMPARE(prompt->toPlainText(), mine.spec.prompt);
        const QList<QAction*> actions = menu->actions();
        const auto other = std::find_if(actions.begin(), actions.end(),
            [&](const QAction* one) { return one->text() == QStringLiteral("%1 (shipped)").arg(shipped.name); });
        QVERIFY(other != actions.end());
        (*other)->trigger();
        QCOMPARE(prompt->toPlainText(), shipped.spec.prompt);
    }

    void aQuestionIsHandedOnInAFile()
    {
        const QString file = m_folder + QStringLiteral("/Harbour terms.json");
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        QVERIFY(!templateAction(page, "saveTemplate")->isEnabled());
        model::BatchSpec asked;
        asked.prompt = QStringLiteral("Who? {{text}}");
        asked.system = QStringLiteral("Be brief.");
        asked.columns = {{QStringLiteral("party"), model::ColumnType::Text, {}, {}}};
        asked.endpoint = m_services->endpoints.builtIn()->name;
        asked.model = QStringLiteral("spyhop-local");
        page.takeAll(asked);
        templateAction(page, "saveTemplate")->trigger();
        choose(*opened<QFileDialog>(page), file);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        for (const QString& own : {asked.endpoint, asked.model, m_folder})
            QVERIFY2(!bytes.contains(own.toUtf8()), bytes.constData());
        // Somebody else opens it.
        ui::NewJobPage other(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        other.show();
        templateAction(other, "openTemplate")->trigger();
        choose(*opened<QFileDialog>(other), file);
        const auto* prompt = other.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        QCOMPARE(prompt->toPlainText(), asked.prompt);
        // What it says before the question is seen without looking for it.
        const auto* system = other.findChild<QPlainTextEdit*>(QStringLiteral("jobSystem"));
        QVERIFY(system->isVisibleTo(&other));
        QCOMPARE(system->toPlainText(), asked.system);
        other.findChild<QPushButton*>(QStringLiteral("jobSystemFold"))->click();
        QVERIFY2(system->isVisibleTo(&other), "what is said stays in sight");
        // And hands it on as it came.
        const QString again = m_folder + QStringLiteral("/copy.json");
        templateAction(other, "saveTemplate")->trigger();
        choose(*opened<QFileDialog>(other), again);
        QFile copy(again);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), bytes);
        const auto named = batch::findTemplate(again, {}, QStringLiteral("en"));
        QVERIFY(named);
        QCOMPARE(named->name, QStringLiteral("Harbour terms"));
    }

    void whatStandsBeforeTheQuestionIsTheJobs()
    {
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({m_folder + QStringLiteral("/contract-1.txt")});
        auto* system = page.findChild<QPlainTextEdit*>(QStringLiteral("jobSystem"));
        auto* fold = page.findChild<QPushButton*>(QStringLiteral("jobSystemFold"));
        QVERIFY(!system->isVisibleTo(&page));
        fold->click();
        QVERIFY(system->isVisibleTo(&page));
        system->setPlainText(QStringLiteral("Answer in one word."));
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        auto* start = page.findChild<QPushButton*>(QStringLiteral("startJob"));
        QTRY_VERIFY(start->isEnabled());
        QSignalSpy started(&page, &ui::NewJobPage::started);
        start->click();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20'000);
        const QString id = started.first().first().toString();
        QCOMPARE(m_services->batches.job(id)->spec.system, QStringLiteral("Answer in one word."));
        // The next job begins without it.
        QVERIFY(system->toPlainText().isEmpty());
        QVERIFY(!system->isVisibleTo(&page));
    }

    void whatIsNoTemplateIsSaid()
    {
        write(QStringLiteral("no.json"), "{\"a\":1}");
        ui::NewJobPage page(
            {m_theme, m_services->clock, m_services->batches, m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        auto* prompt = page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"));
        prompt->setPlainText(QStringLiteral("Who? {{text}}"));
        templateAction(page, "openTemplate")->trigger();
        choose(*opened<QFileDialog>(page), m_folder + QStringLiteral("/no.json"));
        const QList<ui::Banner*> banners = page.findChildren<ui::Banner*>();
        QVERIFY(std::any_of(banners.begin(), banners.end(), [&page](const ui::Banner* one) {
            return one->isVisibleTo(&page) && one->word() == u"That is no template";
        }));
        QCOMPARE(prompt->toPlainText(), QStringLiteral("Who? {{text}}"));
    }

private:
    //! As it is when it opens.
    static QMenu* templateMenu(const QWidget& page)
    {
        QMenu* menu = page.findChild<QPushButton*>(QStringLiteral("jobTemplates"))->menu();
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    static QAction* templateAction(const QWidget& page, const char* name)
    {
        return templateMenu(page)->findChild<QAction*>(QLatin1String(name));
    }
};

SPYHOP_TEST_MAIN_WITH(QApplication, JobTemplatesTest)
#include "tst_jobtemplates.moc"
