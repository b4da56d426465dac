// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs of every kind but plain rows asked directly (tst_killresume), killed in each of their phases: nothing lost,
// nothing twice, and nothing sent again unless it is certain that it never arrived. A kill waits for a state, not for a
// time: on a slow machine and on a fast one the same is under way. `./run soak` runs this in a loop.
#include "tests/endtoend/killedjob.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonObject>

using spyhop::testsupport::JobShape;
using spyhop::testsupport::KilledJob;
using spyhop::testsupport::killedOnce;

namespace {

QString text(const char* source)
{
    return QString::fromUtf8(source);
}

//! A process dies once so much more than at its start has happened: "done" are items that it has told of, the rest are
//! the server's figures.
struct Moment {
    const char* what;
    int more;
};

struct Kind {
    const char* name;
    JobShape shape;
    QList<Moment> moments;
};

//! The server takes its time, so that each state lasts many times as long as it takes to see it.
QList<Kind> kinds()
{
    const auto slow = [](const char* latency) {
        return QStringList{text("--latency"), text(latency), text("--job-delay"), text("200")};
    };
    return {
        // While tasks are handed over, and while answers of some come in.
        {"tasks", {text("tasks"), false, 54, 1, 12, slow("60")},
            {{"submissions", 1}, {"done", 6}, {"submissions", 2}, {"done", 3}, {"done", 3}}},
        // Whose reply is the answer: what is under way is unknown, so little of it is at a time.
        {"batch", {text("batch"), false, 90, 3, 2, slow("200")},
            {{"submissions", 1}, {"done", 3}, {"done", 3}, {"submissions", 3}, {"done", 3}}},
        // Uploading, submitting, fetching, keeping what was fetched, tidying up.
        {"files-batch", {text("files-batch"), false, 50, 10, 4, slow("150")},
            {{"uploads", 1}, {"submissions", 1}, {"fetched", 1}, {"done", 1}, {"deleted", 1}}},
        // Between the calls of one item: a document's parts, what brings them together, a column asked for again.
        {"documents", {text("direct"), true, 16, 1, 3, slow("100")},
            {{"chats", 6}, {"chats", 6}, {"done", 1}, {"chats", 6}, {"chats", 6}}},
    };
}

} // namespace

class TestKillJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesKills_data();
    void survivesKills();
};

void TestKillJobs::survivesKills_data()
{
    QTest::addColumn<int>("row");
    const QList<Kind> all = kinds();
    for (int row = 0; row < all.size(); ++row)
        QTest::newRow(all.at(row).name) << row;
}

void TestKillJobs::survivesKills()
{
    QFETCH(int, row);
    const Kind kind = kinds().at(row);
    KilledJob job(kind.shape);
    for (const Moment& moment : kind.moments) {
        const QString what = text(moment.what);
        const qint64 before = job.server().stats().value(what).toInteger();
        const std::optional<int> told = killedOnce(job.world(), job.next(), [&](int done) {
            const bool isItems = what == u"done";
            return (isItems ? done : job.server().stats().value(what).toInteger() - before) >= moment.more;
        });
        QVERIFY2(told, "there was less left than thought");
        QCOMPARE(job.problemAtKill(), QString());
        QVERIFY2(job.done() >= *told, "what is told is durable");
    }
    QCOMPARE(job.kills(), kind.moments.size());
    QVERIFY(job.killsInTheMiddle() > 0);
    if (kind.shape.ofDocuments)
        QVERIFY(job.known().inRunningItems() > 0);
    const qsizetype byThen = job.done();
    QCOMPARE(job.problemAtEnd(), QString());
    qInfo("%s: %d kills, %d of them with items done and others not, %lld done by the last; %lld unknown, %lld calls "
          "known before a kill, %lld sent again",
        kind.name, job.kills(), job.killsInTheMiddle(), static_cast<long long>(byThen),
        static_cast<long long>(job.unknown()), static_cast<long long>(job.known().size()),
        static_cast<long long>(job.sentAgain()));
    // A direct job that nobody kills, and a server that need not be slow: the same table.
    JobShape shape = kind.shape;
    shape.kind = text("direct");
    shape.server.clear();
    KilledJob calm(shape);
    QCOMPARE(calm.problemAtEnd(), QString());
    QCOMPARE(job.differenceFrom(calm), QString());
    if (!kind.shape.ofDocuments)
        return;
    // Each document was asked about more than once: a column again, and of a long one its parts first.
    QHash<qint64, int> calls;
    for (const QJsonValue& call : job.server().calls())
        ++calls[job.known().itemOf(call.toObject())];
    for (int item = 0; item < kind.shape.items; ++item)
        QVERIFY2(calls.value(item) >= (item % 2 == 0 ? 4 : 2), QByteArray::number(calls.value(item)).constData());
}

SPYHOP_TEST_MAIN(TestKillJobs)

#include "tst_killjobs.moc"
