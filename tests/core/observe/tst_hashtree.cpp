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
#include <array>
#include <utility>

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
    // The roots that implementations of Certificate Transparency hold themselves to, of trees of one to eight leaves.
    const std::array<std::pair<QByteArray, QByteArray>, 8> grown{
        std::pair<QByteArray, QByteArray>{"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
        {"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
        {"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
        {"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
        {"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
        {"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
        {"606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"}};
    observe::HashTree tree;
    for (const auto& [leaf, root] : grown) {
        tree.append(observe::leafHash(QByteArray::fromHex(leaf)));
        QCOMPARE(tree.root().toHex(), root);
    }
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
