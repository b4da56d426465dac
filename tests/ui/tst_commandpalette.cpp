// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/commandpalette.h"

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>

using namespace spyhop;

class TestCommandPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing typed") << QString() << QStringLiteral("New chat") << true;
        QTest::newRow("initials") << QStringLiteral("nc") << QStringLiteral("New chat") << true;
        QTest::newRow("case") << QStringLiteral("NEW") << QStringLiteral("New chat") << true;
        QTest::newRow("order matters") << QStringLiteral("cn") << QStringLiteral("New chat") << false;
        QTest::newRow("Chinese") << QStringLiteral("对话") << QStringLiteral("新建对话") << true;
        QTest::newRow("foreign letter") << QStringLiteral("nz") << QStringLiteral("New chat") << false;
    }

    void fits()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, name);
        QFETCH(const bool, fits);
        QCOMPARE(ui::fuzzyScore(typed, name) >= 0, fits);
    }

    void initialsBeatScatteredLetters()
    {
        QVERIFY(ui::fuzzyScore(u"nb", u"New batch job") > ui::fuzzyScore(u"nb", u"Unbound"));
    }

    //! Other names find a command as well, those of the other language too, and no letters that merely lie about.
    void otherNamesAreFound()
    {
        const QString words = QStringLiteral("Delete this chat\n把这个对话移入废纸篓\nremove 移除");
        QVERIFY(ui::paletteScore(QStringLiteral("废纸篓"), QStringLiteral("Delete this chat"), words) > 0);
        QVERIFY(ui::paletteScore(QStringLiteral("delete"), QStringLiteral("把这个对话移入废纸篓"), words) > 0);
        QVERIFY(ui::paletteScore(QStringLiteral("Remove "), QStringLiteral("Delete this chat"), words) > 0);
        QVERIFY(ui::paletteScore(QStringLiteral("rmv"), QStringLiteral("Delete this chat"), words) < 0);
    }

    void typesAndChooses()
    {
        const ui::Theme theme;
        QWidget window;
        window.resize(800, 600);
        ui::CommandPalette palette(theme, &window);
        QAction chat(QStringLiteral("New chat"), nullptr);
        QAction dark(QStringLiteral("Dark theme"), nullptr);
        QAction off(QStringLiteral("Darken"), nullptr);
        off.setEnabled(false);
        QSignalSpy chosen(&dark, &QAction::triggered);
        window.show();
        palette.open({&chat, &dark, &off});
        auto* input = palette.findChild<QLineEdit*>(QStringLiteral("commandInput"));
        auto* list = palette.findChild<QListWidget*>(QStringLiteral("commandList"));
        QCOMPARE(list->count(), 2); // what is not possible now is not offered
        QTest::keyClicks(input, QStringLiteral("dark"));
        QCOMPARE(list->count(), 1);
        QTest::keyClicks(input, QStringLiteral("zz"));
        QCOMPARE(list->count(), 1); // it says that there is none
        QVERIFY(!list->item(0)->flags().testFlag(Qt::ItemIsEnabled));
        const int low = palette.height();
        input->clear();
        QVERIFY(palette.height() > low); // as high as what it lists
        QTest::keyClicks(input, QStringLiteral("dark"));
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(!palette.isVisible());
    }
};

SPYHOP_TEST_MAIN_WITH(QApplication, TestCommandPalette)
#include "tst_commandpalette.moc"
