// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clipboardguard.h"

#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/common/newpassphrase.h"
#include "ui/common/secretedit.h"
#include "ui/common/theme.h"
#include "ui/settings/consentflow.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <tuple>

using namespace spyhop;

namespace {

const QString key = QStringLiteral("sk-0123456789abcdef");

} // namespace

class TestClipboardGuard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_field = std::make_unique<QLineEdit>();
        new ui::ClipboardGuard(m_field.get(), m_clock);
        clipboard().clear();
    }
    void whatWasPastedLeavesAfterTenSeconds()
    {
        clipboard().setText(key + u'\n'); // as terminals copy it
        m_field->paste();
        m_clock.advance(std::chrono::milliseconds(9'999));
        QCOMPARE(clipboard().text().trimmed(), key);
        m_clock.advance(std::chrono::milliseconds(1));
        QCOMPARE(clipboard().text(), QString());
        QCOMPARE(m_field->text().trimmed(), key);
    }
    void whatWasCopiedSinceStays()
    {
        clipboard().setText(key);
        m_field->paste();
        clipboard().setText(QStringLiteral("a sentence"));
        m_clock.advance(std::chrono::milliseconds(10'000));
        QCOMPARE(clipboard().text(), QStringLiteral("a sentence"));
    }
    void whatWasTypedIsNoPasting()
    {
        clipboard().setText(QStringLiteral("another text"));
        m_field->setText(key);
        m_clock.advance(std::chrono::milliseconds(10'000));
        QCOMPARE(clipboard().text(), QStringLiteral("another text"));
    }
    void aPassphraseIsGuardedToo()
    {
        const ui::Theme theme;
        for (const bool isNew : {false, true}) {
            clipboard().setText(key);
            {
                ui::PassphraseDialog dialog(theme, isNew, QStringLiteral("locked"), nullptr);
                auto* const line = dialog.findChild<QLineEdit*>(QStringLiteral("passphrase"));
                QCOMPARE(line->echoMode(), QLineEdit::Password);
                line->paste();
                if (isNew)
                    dialog.findChild<QLineEdit*>(QStringLiteral("passphraseAgain"))->paste();
                const base::Secret taken = dialog.takePassphrase();
                QCOMPARE(taken.view(), key.toUtf8());
                QCOMPARE(line->text(), QString());
                line->undo();
                QCOMPARE(line->text(), QString());
            }
            QCOMPARE(clipboard().text(), QString());
        }
    }
    void aChosenPassphraseIsTypedTwice()
    {
        const ui::Theme theme;
        ui::NewPassphrase chosen(theme, QStringLiteral("chosen"), nullptr);
        auto* const first = chosen.findChild<QLineEdit*>(QStringLiteral("chosen"));
        auto* const second = chosen.findChild<QLineEdit*>(QStringLiteral("chosenAgain"));
        for (const auto& [one, other, complete] : {std::tuple("", "", false), std::tuple("1234567", "1234567", false),
                 std::tuple("12345678", "1234567", false), std::tuple("12345678", "12345678", true),
                 std::tuple("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", "", false)}) {
            first->setText(QString::fromUtf8(one));
            second->setText(QString::fromUtf8(other));
            QCOMPARE(chosen.isComplete(), complete);
        }
    }
    //! What somebody else holds is not overwritten with it.
    void whatIsHeldElsewhereStays()
    {
        ui::SecretEdit line(QStringLiteral("line"), nullptr);
        const QString held = QString::fromLatin1("a phrase of mine");
        line.setText(held);
        QCOMPARE(line.take().view(), held.toUtf8());
        QCOMPARE(held, QStringLiteral("a phrase of mine"));
        QCOMPARE(line.text(), QString());
    }
    void aClosedDialogTakesItAlong()
    {
        clipboard().setText(key);
        m_field->paste();
        m_field.reset();
        QCOMPARE(clipboard().text(), QString());
    }

private:
    static QClipboard& clipboard() { return *QApplication::clipboard(); }
    base::FakeClock m_clock;
    std::unique_ptr<QLineEdit> m_field;
};

SPYHOP_TEST_MAIN_WITH(QApplication, TestClipboardGuard)
#include "tst_clipboardguard.moc"
