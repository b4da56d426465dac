// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A profile with a damaged file: what is set aside, what stays, and that nothing is thrown away.
#include "core/admin/rescue.h"
#include "core/base/files.h"
#include "core/db/database.h"
#include "core/db/schema.h"
#include "core/store/settingsfile.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace spyhop;
using namespace Qt::StringLiterals;
using admin::Rescue;

class TestRescue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void settingsOfTheLastStart();
    void consentIsNotBroughtBack();
    void withoutGoodSettingsNothingIsOffered();
    void aDamagedDatabaseGoesAside();
    void whatIsMendedMeanwhileStays();
    void aNewerDatabaseIsNoDamage();
    void whatPassesIsNoDamage();
    void otherFailuresAreNotItsBusiness();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_profile + u'/' + name; }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        return base::readFile(path(name), 1'000'000).value_or(QByteArray());
    }
    [[nodiscard]] base::Error settingsError() const
    {
        store::SettingsFile file(m_profile);
        const base::Status loaded = file.load();
        return loaded ? base::Error() : loaded.error();
    }
    [[nodiscard]] base::Error databaseError() const
    {
        const auto opened = db::Database::open(path(u"spyhop.db"_s), db::schema());
        return opened ? base::Error() : opened.error();
    }

    const QDateTime m_now = QDateTime(QDate(2026, 11, 26), QTime(9, 30), Qt::UTC);
    QString m_profile;
};

void TestRescue::init()
{
    static int number = 0;
    m_profile = testsupport::TestWorld::makeFolder(u"profile%1"_s.arg(++number));
}

void TestRescue::settingsOfTheLastStart()
{
    QVERIFY(base::atomicSave(
        path(u"spyhop.json"_s), R"({"version": 1, "profileId": "6a1c6f0e-8f0a-4a43-9a53-0c1a7d6f2b11"})"));
    admin::keepGoodSettings(m_profile);
    QVERIFY(base::atomicSave(path(u"spyhop.json"_s), R"({"version": 1, "profileId": )"));
    const auto rescue = admin::rescueFor(m_profile, settingsError());
    QCOMPARE(rescue, std::optional(Rescue{Rescue::Kind::LastSettings, path(u"spyhop.json"_s)}));
    const auto aside = admin::carryOut(*rescue, m_now);
    QCOMPARE(*aside, path(u"spyhop.json.damaged-20261126-093000"_s));
    QCOMPARE(base::readFile(*aside, 1'000).value(), QByteArray(R"({"version": 1, "profileId": )"));
    store::SettingsFile file(m_profile);
    QVERIFY(file.load().has_value());
    QCOMPARE(
        file.settings().profileId, u"6a1c6f0e-8f0a-4a43-9a53-0c1a7d6f2b11"_s); // the key to what is stored stays found
    QVERIFY(!(QFile::permissions(path(u"spyhop.json.last"_s)) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

//! Withdrawn after the start whose settings come back.
void TestRescue::consentIsNotBroughtBack()
{
    {
        store::SettingsFile file(m_profile);
        QVERIFY(file.load().has_value());
        model::Settings settings = file.settings();
        settings.consent.asked = true;
        settings.consent.kinds = {model::ConsentKind::Chats, model::ConsentKind::Drafts};
        settings.qpsAlert = 77;
        QVERIFY(file.update(settings).has_value());
        admin::keepGoodSettings(m_profile);
        settings = file.settings();
        settings.consent.kinds.clear();
        QVERIFY(file.update(settings).has_value());
    }
    QVERIFY(base::atomicSave(path(u"spyhop.json"_s), "{"));
    const auto rescue = admin::rescueFor(m_profile, settingsError());
    QVERIFY(rescue.has_value());
    QVERIFY(admin::carryOut(*rescue, m_now).has_value());
    store::SettingsFile file(m_profile);
    QVERIFY(file.load().has_value());
    QCOMPARE(file.settings().qpsAlert, 77);
    QCOMPARE(file.settings().consent, model::Consent()); // neither yes nor no
}

void TestRescue::withoutGoodSettingsNothingIsOffered()
{
    QVERIFY(base::atomicSave(path(u"spyhop.json"_s), "{"));
    QVERIFY(!admin::rescueFor(m_profile, settingsError()));
    QVERIFY(base::atomicSave(path(u"spyhop.json.last"_s), "{"));
    QVERIFY(!admin::rescueFor(m_profile, settingsError()));
}

void TestRescue::aDamagedDatabaseGoesAside()
{
    QCOMPARE(databaseError(), base::Error());
    QFile file(path(u"spyhop.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("damaged!");
    file.close();
    const QByteArray damaged = read(u"spyhop.db"_s);
    const auto rescue = admin::rescueFor(m_profile, databaseError());
    QCOMPARE(rescue, std::optional(Rescue{Rescue::Kind::EmptyDatabase, path(u"spyhop.db"_s)}));
    const auto aside = admin::carryOut(*rescue, m_now);
    QVERIFY(aside.has_value());
    QCOMPARE(base::readFile(*aside, 1'000'000).value(), damaged); // nothing is thrown away
    QCOMPARE(databaseError(), base::Error());
}

//! While the person is asked: by hand, or by another window.
void TestRescue::whatIsMendedMeanwhileStays()
{
    QVERIFY(base::atomicSave(path(u"spyhop.json.last"_s), R"({"version": 1})"));
    QVERIFY(base::atomicSave(path(u"spyhop.json"_s), "{"));
    const auto settings = admin::rescueFor(m_profile, settingsError());
    QVERIFY(settings.has_value());
    QVERIFY(base::atomicSave(path(u"spyhop.json"_s), R"({"version": 1, "qpsAlert": 77})"));
    QCOMPARE(admin::carryOut(*settings, m_now).value_or(u"an error"_s), QString());
    QCOMPARE(read(u"spyhop.json"_s), QByteArray(R"({"version": 1, "qpsAlert": 77})"));
    QVERIFY(base::atomicSave(path(u"spyhop.db"_s), QByteArray(4'096, 'x')));
    const auto database = admin::rescueFor(m_profile, databaseError());
    QVERIFY(database.has_value());
    QVERIFY(QFile::remove(path(u"spyhop.db"_s)));
    QCOMPARE(databaseError(), base::Error());
    const QByteArray good = read(u"spyhop.db"_s);
    QCOMPARE(admin::carryOut(*database, m_now).value_or(u"an error"_s), QString());
    QCOMPARE(read(u"spyhop.db"_s), good);
    QCOMPARE(QDir(m_profile).entryList({u"*.damaged-*"_s, u"*.lock"_s}), QStringList());
}

void TestRescue::aNewerDatabaseIsNoDamage()
{
    QCOMPARE(databaseError(), base::Error());
    const auto newer = db::Database::open(path(u"spyhop.db"_s), db::schema());
    QVERIFY((*newer)->writeNow({{u"PRAGMA main.user_version = 9999"_s, {}}}).has_value());
    QVERIFY(!admin::rescueFor(m_profile, databaseError()));
}

void TestRescue::whatPassesIsNoDamage()
{
    QCOMPARE(databaseError(), base::Error());
    base::Error error; // as of a full disk, of a busy file
    error.code = base::ErrorCode::Internal;
    error.whom = path(u"spyhop.db"_s);
    QVERIFY(!admin::rescueFor(m_profile, error));
    QFile file(path(u"spyhop.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("damaged!");
    file.close();
    QVERIFY(!admin::rescueFor(m_profile, error)); // was not what it failed of
    error = databaseError();
    QVERIFY(admin::rescueFor(m_profile, error).has_value());
    // Missing rights: whoever may do everything is refused by a folder of that name instead.
    QVERIFY(QFile::remove(path(u"spyhop.db"_s)));
    QVERIFY(QDir(m_profile).mkdir(u"spyhop.db"_s));
    QVERIFY(!admin::rescueFor(m_profile, error));
}

void TestRescue::otherFailuresAreNotItsBusiness()
{
    base::Error error;
    error.code = base::ErrorCode::Internal;
    error.whom = m_profile;
    QVERIFY(!admin::rescueFor(m_profile, error));
    error.whom = path(u"vault.json"_s);
    QVERIFY(!admin::rescueFor(m_profile, error));
}

SPYHOP_TEST_MAIN(TestRescue)
#include "tst_rescue.moc"
