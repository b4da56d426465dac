// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"
#include "core/batch/watchlease.h"
#include "tests/support/testmain.h"
#include "ui/batch/watchlist.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QDir>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>

using namespace spyhop;

class WatchListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }

    void eachFolderHasItsStripAndItsStop()
    {
        const auto services = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("watch"))).value();
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("inbox"));
        ui::WatchList list(m_theme, services->watches, nullptr);
        QVERIFY(list.isHidden());
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What does it say?");
        QVERIFY(services->watches.add(spec, folder));
        spec.prompt = QStringLiteral("Who wrote it?");
        QVERIFY(services->watches.add(spec, folder));
        list.show();
        const auto strip = [&list](int number) {
            return list.findChild<ui::Banner*>(QStringLiteral("watchedFolder%1").arg(number));
        };
        QVERIFY(strip(0) && strip(0)->isVisible() && strip(1) && strip(1)->isVisible());
        QVERIFY(strip(0)->word().contains(QDir(folder).dirName()));
        QVERIFY2(strip(0)->rest().contains(u"until this window closes"), "nothing is kept without consent");
        QVERIFY(strip(0)->toolTip().contains(folder));
        QVERIFY(!strip(0)->rest().contains(u"at most"));
        QVERIFY2(strip(0)->toolTip().contains(u"No maximum"), qPrintable(strip(0)->toolTip()));
        strip(0)->link(0)->click();
        QTRY_COMPARE(services->watches.entries().size(), 1);
        QCOMPARE(services->watches.entries().first().terms.prompt, QStringLiteral("Who wrote it?"));
        QVERIFY(strip(0)->isVisible() && strip(1)->isHidden());
        QVERIFY(QDir(folder).removeRecursively());
        list.retranslate();
        QVERIFY(strip(0)->rest().contains(u"not there at the moment"));
        strip(0)->link(0)->click();
        QTRY_VERIFY(list.isHidden());
    }

    //! The maximum is each job's, and who is asked stands there too.
    void theTermsAreShown()
    {
        const auto services = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("terms"))).value();
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("inbox"));
        ui::WatchList list(m_theme, services->watches, nullptr);
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What does it say?");
        spec.endpoint = QStringLiteral("harbour");
        spec.maxCost = base::Money(5'000'000'000, QStringLiteral("USD"));
        QVERIFY(services->watches.add(spec, folder));
        const auto* const strip = list.findChild<ui::Banner*>(QStringLiteral("watchedFolder0"));
        QVERIFY(strip);
        QVERIFY2(strip->rest().contains(u"each job at most $5.00"), qPrintable(strip->rest()));
        QVERIFY2(strip->toolTip().contains(u"harbour"), qPrintable(strip->toolTip()));
        QVERIFY(!strip->toolTip().contains(u"take over"));
        spec.anywhere = true;
        QVERIFY(services->watches.add(spec, folder));
        QVERIFY2(strip->toolTip().contains(u"take over"), qPrintable(strip->toolTip()));
    }

    void whoElseWatchesIsSaid()
    {
        const QString profile = testsupport::TestWorld::makeFolder(QStringLiteral("elsewhere"));
        const auto services = app::Services::open(profile).value();
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("inbox"));
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What does it say?");
        model::Consent consent;
        consent.asked = true;
        consent.kinds = {model::ConsentKind::Batches};
        QByteArray key(32, 'k');
        model::Settings settings = services->settings->settings();
        settings.consent = consent;
        QVERIFY(services->settings->update(settings));
        services->places.setDataKey(base::Secret::take(key));
        store::KeptWatch kept;
        kept.stored = true;
        kept.id = QStringLiteral("w");
        kept.folder = folder;
        kept.spec = spec;
        services->watchStore.save(kept);
        const auto lease = batch::leaseForWatch(profile, folder, spec);
        QVERIFY(lease);
        QVERIFY(services->watches.reload());
        const ui::WatchList list(m_theme, services->watches, nullptr);
        const auto* const strip = list.findChild<ui::Banner*>(QStringLiteral("watchedFolder0"));
        QVERIFY(strip);
        const QString pid = QString::number(QCoreApplication::applicationPid());
        QVERIFY2(strip->rest().contains(QStringLiteral("another process watches it (pid %1)").arg(pid)),
            qPrintable(strip->rest()));
    }

private:
    ui::Theme m_theme;
};

SPYHOP_TEST_MAIN_WITH(QApplication, WatchListTest)
#include "tst_watchlist.moc"
