// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clipboardguard.h"

#include <QtCore/QCryptographicHash>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QLineEdit>
#include <array>

namespace spyhop::ui {
namespace {

constexpr std::chrono::milliseconds longest{
    10'000}; // a key is in the clipboard for no longer than it takes to paste it
constexpr std::array clipboards{QClipboard::Clipboard, QClipboard::Selection};
constexpr qsizetype shortest = 6; // characters; a shorter text is no secret, and typed before it is complete

QByteArray digestOf(const QString& text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

ClipboardGuard::ClipboardGuard(QLineEdit* field)
    : ClipboardGuard(field, std::make_unique<base::SystemClock>(), nullptr)
{
}

ClipboardGuard::ClipboardGuard(QLineEdit* field, base::Clock& clock)
    : ClipboardGuard(field, nullptr, &clock)
{
}

ClipboardGuard::ClipboardGuard(QLineEdit* field, std::unique_ptr<base::Clock> own, base::Clock* clock)
    : QObject(field)
    , m_own(std::move(own))
    , m_timer((m_own ? *m_own : *clock).makeTimer())
{
    connect(field, &QLineEdit::textChanged, this, &ClipboardGuard::textChanged);
    connect(m_timer.get(), &base::Timer::fired, this, &ClipboardGuard::clear);
}

ClipboardGuard::~ClipboardGuard()
{
    if (m_timer->isActive() && qGuiApp)
        clear();
}

void ClipboardGuard::textChanged(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() < shortest)
        return;
    for (const QClipboard::Mode mode : clipboards) {
        if (QGuiApplication::clipboard()->text(mode).trimmed() != trimmed)
            continue;
        m_digest = digestOf(trimmed);
        m_timer->start(longest);
        return;
    }
}

void ClipboardGuard::clear()
{
    m_timer->stop();
    for (const QClipboard::Mode mode : clipboards) {
        if (digestOf(QGuiApplication::clipboard()->text(mode).trimmed()) == m_digest)
            QGuiApplication::clipboard()->clear(mode);
    }
}

} // namespace spyhop::ui
