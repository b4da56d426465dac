// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clipboardguard.h"

#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

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
