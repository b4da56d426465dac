// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/longdocument.h"
#include "core/model/pricing.h"
#include "tests/support/testmain.h"

using namespace spyhop;

namespace {

batch::Source pages(int count)
{
    batch::Source source;
    for (int page = 1; page <= count; ++page) {
        source.places.append({source.text.size(), QStringLiteral("page %1").arg(page)});
        for (int line = 0; line < 20; ++line)
            source.text += QStringLiteral("Page %1 says in line %2 that all is well. 第%2行。\n").arg(page).arg(line);
    }
    return source;
}

model::BatchSpec spec(model::LongDocuments way)
{
    model::BatchSpec spec;
    spec.prompt = QStringLiteral("Who says what?");
    spec.longDocuments = way;
    return spec;
}

} // namespace

class LongDocumentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chunksAreTheWholeText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("most");
        QString prose;
        for (int i = 0; i < 400; ++i)
            prose += QStringLiteral("Sentence %1 is here. 第%1句话在这里。%2")
                         .arg(i)
                         .arg(i % 7 == 0 ? QStringLiteral("\n\n") : QStringLiteral(" "));
        QTest::newRow("prose") << prose << 100;
        QTest::newRow("one word") << QString(5'000, u'x') << 37;
        QTest::newRow("pairs of surrogates") << QString::fromUtf8("\xf0\x9d\x9b\xbc").repeated(900) << 11;
        QTest::newRow("fits") << QStringLiteral("short") << 1'000;
        QTest::newRow("least room") << QStringLiteral("abc def") << 1;
        QTest::newRow("nothing") << QString() << 10;
    }
    void chunksAreTheWholeText()
    {
        QFETCH(QString, text);
        QFETCH(int, most);
        batch::Source source;
        source.text = text;
        QString together;
        const QList<batch::Chunk> chunks = batch::chunksOf(source, most);
        for (const batch::Chunk& chunk : chunks) {
            QCOMPARE(chunk.begin, together.size());
            QVERIFY(chunk.length > 0);
            const QString part = text.sliced(chunk.begin, chunk.length);
            QVERIFY(model::estimateTokens(part) <= most || part.size() <= 2);
            QVERIFY2(!part.front().isLowSurrogate(), "no character is cut in two");
            together += part;
        }
        QCOMPARE(together, text);
    }

    void seamsAreTheBestThereAre()
    {
        const batch::Source source = pages(30);
        const QList<batch::Chunk> chunks = batch::chunksOf(source, model::estimateTokens(source.text) / 6);
        QVERIFY(chunks.size() > 5);
        for (const batch::Chunk& chunk : chunks)
            QVERIFY2(source.text.sliced(chunk.begin).startsWith(u"Page ")
                    && source.text.sliced(chunk.begin, 60).contains(u"line 0"),
                qPrintable(source.text.sliced(chunk.begin, 60)));
        QVERIFY2(chunks.at(1).places.contains(u" – page "), qPrintable(chunks.at(1).places));
    }

    void everyPartIsAskedThenAllTogether()
    {
        const batch::Source source = pages(40);
        auto made
            = batch::LongDocument::of(spec(model::LongDocuments::Split), QStringLiteral("a.pdf"), source, {3'000, 500});
        QVERIFY(made);
        batch::LongDocument document = *made;
        QString seen;
        int parts = 0;
        for (;;) {
            const auto ask = document.next();
            QVERIFY2(ask, ask ? "" : qPrintable(ask.error().what));
            QVERIFY(ask->wantsColumns);
            QVERIFY2(ask->prompt.startsWith(u"Who says what?"), "what parts share comes first");
            QVERIFY(batch::Room({3'000, 500}).fits(model::estimateTokens(ask->prompt)));
            if (ask->isLast) {
                QVERIFY(ask->prompt.contains(QStringLiteral("answer %1").arg(parts)));
                QVERIFY(ask->prompt.contains(u"each of its parts was asked"));
                break;
            }
            seen += ask->prompt;
            document.answered(QStringLiteral("answer %1").arg(++parts));
        }
        QCOMPARE(document.receipts().size(), parts);
        for (int page = 1; page <= 40; ++page)
            QVERIFY(seen.contains(QStringLiteral("Page %1 says in line 19").arg(page)));
        QVERIFY(document.receipts().first().contains(u"page 1"));
    }

    void summariesAreSummedUpAgainUntilTheyFit()
    {
        const batch::Source source = pages(120);
        auto made = batch::LongDocument::of(
            spec(model::LongDocuments::Summarise), QStringLiteral("a.pdf"), source, {2'500, 400});
        QVERIFY(made);
        batch::LongDocument document = *made;
        int asked = 0;
        for (; asked < 500; ++asked) {
            const auto ask = document.next();
            QVERIFY2(ask, ask ? "" : qPrintable(ask.error().what));
            if (ask->isLast)
                break;
            QVERIFY(!ask->wantsColumns);
            QVERIFY(ask->prompt.contains(u"Who says what?"));
            document.answered(QStringLiteral("Short. ").repeated(70)); // a tenth of the part
        }
        QVERIFY2(asked > document.receipts().size(), "more than one round");
    }

    void whatDoesNotShrinkIsAnError()
    {
        const batch::Source source = pages(120);
        batch::LongDocument document = *batch::LongDocument::of(
            spec(model::LongDocuments::Summarise), QStringLiteral("a.pdf"), source, {2'500, 400});
        for (int asked = 0; asked < 2'000; ++asked) {
            const auto ask = document.next();
            if (!ask) {
                QCOMPARE(ask.error().code, base::ErrorCode::Unreadable);
                return;
            }
            QVERIFY(!ask->isLast);
            document.answered(QStringLiteral("As long as before. ").repeated(300));
        }
        QFAIL("it never ends");
    }

    void aQuestionThatFillsTheContextIsRefused()
    {
        model::BatchSpec full = spec(model::LongDocuments::Split);
        full.prompt = QString(20'000, u'x');
        QVERIFY(!batch::LongDocument::of(full, {}, pages(3), {3'000, 500}));
    }
};

SPYHOP_TEST_MAIN(LongDocumentTest)
#include "tst_longdocument.moc"
