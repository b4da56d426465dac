// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/hashtree.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;

namespace {

QByteArray decoded(const QJsonValue& value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QList<QByteArray> leavesOf(qint64 count)
{
    QList<QByteArray> leaves;
    for (qint64 i = 0; i < count; ++i)
        leaves.append(observe::leafHash("entry " + QByteArray::number(i)));
    return leaves;
}

//! MTH of RFC 6962, 2.1, word for word: what the clever ways must come to.
QByteArray plainRoot(const QList<QByteArray>& leaves)
{
    if (leaves.size() == 1)
        return leaves.first();
    qsizetype k = 1;
    while (k * 2 < leaves.size())
        k *= 2;
    return observe::nodeHash(plainRoot(leaves.first(k)), plainRoot(leaves.mid(k)));
}

} // namespace

class TestHashTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownHashes();
    void growsLikeTheDefinition();
    void provesEveryLeaf();
    void provesEveryPrefix();
    void refusesWhatIsNotSo();
    void sharedVectors();
};

void TestHashTree::knownHashes()
{
    // RFC 9162's empty tree, and a leaf of no bytes: the values every implementation of RFC 6962 has.
    QCOMPARE(observe::HashTree().root().toHex(),
        QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(observe::leafHash(QByteArrayView()).toHex(),
        QByteArray("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
}

void TestHashTree::growsLikeTheDefinition()
{
    observe::HashTree tree;
    const QList<QByteArray> leaves = leavesOf(130);
    for (qint64 size = 1; size <= leaves.size(); ++size) {
        tree.append(leaves.at(size - 1));
        QCOMPARE(tree.size(), size);
        QCOMPARE(tree.root(), plainRoot(leaves.first(size)));
    }
    QCOMPARE(observe::rootOf(leaves), tree.root());
}

void TestHashTree::provesEveryLeaf()
{
    for (qint64 size = 1; size <= 40; ++size) {
        const QList<QByteArray> leaves = leavesOf(size);
        const QByteArray root = observe::rootOf(leaves);
        for (qint64 index = 0; index < size; ++index) {
            const QList<QByteArray> proof = observe::inclusionProof(leaves, index);
            QVERIFY(observe::provesInclusion(index, size, leaves.at(index), proof, root));
            QVERIFY(!observe::provesInclusion((index + 1) % (size + 1), size, leaves.at(index), proof, root));
        }
    }
}

void TestHashTree::provesEveryPrefix()
{
    const QList<QByteArray> leaves = leavesOf(40);
    for (qint64 size = 1; size <= leaves.size(); ++size) {
        const QByteArray root = observe::rootOf(leaves.first(size));
        for (qint64 earlier = 1; earlier <= size; ++earlier) {
            const QByteArray before = observe::rootOf(leaves.first(earlier));
            const QList<QByteArray> proof = observe::consistencyProof(leaves.first(size), earlier);
            QVERIFY(observe::provesConsistency(earlier, size, before, root, proof));
            if (earlier < size)
                QVERIFY(!observe::provesConsistency(earlier, size, root, root, proof));
        }
    }
}

void TestHashTree::refusesWhatIsNotSo()
{
    const QList<QByteArray> leaves = leavesOf(7);
    const QByteArray root = observe::rootOf(leaves);
    QList<QByteArray> proof = observe::inclusionProof(leaves, 3);
    proof[1][5] = char(proof.at(1).at(5) ^ 1);
    QVERIFY(!observe::provesInclusion(3, 7, leaves.at(3), proof, root));
    QVERIFY(!observe::provesInclusion(7, 7, leaves.at(3), proof, root));
    QVERIFY(!observe::provesInclusion(-1, 7, leaves.at(3), proof, root));
    QVERIFY(!observe::provesConsistency(0, 7, observe::HashTree().root(), root, {})); // proves nothing
}

void TestHashTree::sharedVectors()
{
    const QString folder = qEnvironmentVariableIsSet("SPYHOP_CORPORA")
        ? qEnvironmentVariable("SPYHOP_CORPORA")
        : qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora");
    if (!QDir(folder + QStringLiteral("/rfc6962")).exists())
        QSKIP("the shared corpora are not here: set SPYHOP_CORPORA");
    int vectors = 0;
    QDirIterator files(
        folder + QStringLiteral("/rfc6962"), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject vector = QJsonDocument::fromJson(file.readAll()).object();
        const auto number = [&](const char* key) {
            return vector.value(QLatin1String(key)).toInteger(-1);
        }; // what fits nowhere is no number
        const auto hash = [&](const char* key) { return decoded(vector.value(QLatin1String(key))); };
        QList<QByteArray> proof;
        for (const QJsonValue& node : vector.value(QStringLiteral("proof")).toArray())
            proof.append(decoded(node));
        const QString kind = files.filePath().section(QStringLiteral("/rfc6962/"), 1).section(u'/', 0, 0);
        bool holds = false;
        if (kind == u"inclusion") {
            holds = observe::provesInclusion(
                number("leafIdx"), number("treeSize"), hash("leafHash"), proof, hash("root"));
        } else if (kind == u"consistency") {
            holds = observe::provesConsistency(number("size1"), number("size2"), hash("root1"), hash("root2"), proof);
        } else if (kind == u"subtreeinclusion") {
            const observe::Subtree subtree{number("start"), number("end")};
            holds = subtree.isValid()
                && observe::provesInclusion(number("leafIdx") - subtree.start, subtree.end - subtree.start,
                    hash("leafHash"), proof, hash("root"));
        } else {
            QCOMPARE(kind, QStringLiteral("subtreeconsistency"));
            holds = observe::provesSubtree(
                {number("start"), number("end")}, number("size"), hash("root1"), hash("root2"), proof);
        }
        QVERIFY2(holds != vector.value(QStringLiteral("wantErr")).toBool(), qPrintable(files.filePath()));
        ++vectors;
    }
    QVERIFY(vectors > 500);
}

SPYHOP_TEST_MAIN(TestHashTree)
#include "tst_hashtree.moc"
