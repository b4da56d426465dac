// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/testmain.h"

#include <QtCore/QRandomGenerator>
#include <algorithm>
#include <memory>

using namespace spyhop;

namespace {

constexpr int flips = 2'000;
constexpr quint32 seed = 20260105;

//! An exact copy on the heap, so that reading past its end shows under AddressSanitizer.
void readExactly(const testsupport::Fixture& fixture, const QByteArray& bytes)
{
    const auto copy = std::make_unique<char[]>(std::size_t(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), copy.get());
    const QByteArray exact = QByteArray::fromRawData(copy.get(), bytes.size());
    const auto document = docs::read(fixture.type, exact);
    QVERIFY(document ? !document->receipt.isEmpty() : !document.error().what.isEmpty());
    if (docs::isTable(fixture.type)) {
        const auto table = docs::readTable(fixture.type, exact, {});
        QVERIFY(table || !table.error().what.isEmpty());
    }
}

} // namespace

//! Every reader on every beginning of a file and on thousands of damaged ones: a document or an error, never a crash.
class ReaderSurvivesTest : public QObject {
    Q_OBJECT
private:
    static void fixtures()
    {
        QTest::addColumn<int>("index");
        const auto all = testsupport::allFixtures();
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all.at(i).name)) << int(i);
    }

private Q_SLOTS:
    void everyBeginning_data() { fixtures(); }
    void everyBeginning()
    {
        QFETCH(int, index);
        const testsupport::Fixture fixture = testsupport::allFixtures().at(index);
        for (qsizetype size = 0; size < fixture.bytes.size(); ++size)
            readExactly(fixture, fixture.bytes.left(size));
    }

    void damagedBytes_data() { fixtures(); }
    void damagedBytes()
    {
        QFETCH(int, index);
        const testsupport::Fixture fixture = testsupport::allFixtures().at(index);
        QRandomGenerator random(seed);
        for (int i = 0; i < flips; ++i) {
            QByteArray bytes = fixture.bytes;
            for (int k = 0; k <= i % 3; ++k)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            readExactly(fixture, bytes);
        }
    }
};

SPYHOP_TEST_MAIN(ReaderSurvivesTest)
#include "tst_readersurvives.moc"
