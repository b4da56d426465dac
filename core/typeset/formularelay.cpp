// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formularelay.h"

namespace spyhop::typeset {

namespace {

constexpr std::chrono::milliseconds lookInterval{2}; // an ordinary formula takes ten

//! Paths keep what they once computed about themselves, unlocked: two threads must not share one.
std::shared_ptr<const Formula> withOwnPaths(const Formula& formula)
{
    auto own = std::make_shared<Formula>(formula);
    const auto detach = [](FormulaPart& part) {
        for (FormulaMark& mark : part.marks) {
            if (mark.kind != FormulaMark::Kind::Path)
                continue;
            QPainterPath path;
            path.setFillRule(mark.path.fillRule());
            path.addPath(mark.path);
            mark.path = path;
        }
    };
    for (FormulaPart& part : own->parts)
        detach(part);
    detach(own->tag);
    return own;
}

//! Fonts share what they have found out about themselves until one of them is changed.
QFont ownFont(const QFont& font)
{
    QFont own(font);
    own.setPixelSize(font.pixelSize() + 1);
    own.setPixelSize(font.pixelSize());
    return own;
}

} // namespace

FormulaRelay::FormulaRelay(FormulaSource& source, base::Clock& clock)
    : m_source(source)
    , m_again(clock.makeTimer())
{
    connect(m_again.get(), &base::Timer::fired, this, &FormulaRelay::answer);
}

FormulaRelay::~FormulaRelay() = default;

void FormulaRelay::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_came.notify_all();
}

std::shared_ptr<const Formula> FormulaRelay::find(const QString& latex, bool display)
{
    return wait(latex, display);
}

std::shared_ptr<const Formula> FormulaRelay::wait(const QString& latex, bool display)
{
    const Asked asked{latex, display};
    if (const auto known = m_known.constFind(asked); known != m_known.constEnd())
        return *known;
    std::unique_lock lock(m_mutex);
    if (!m_stopped) {
        m_asked = asked;
        m_answer.reset();
        QMetaObject::invokeMethod(
            this, [this] { answer(); }, Qt::QueuedConnection);
        m_came.wait(lock, [this] { return m_answer != nullptr || m_stopped; });
    }
    if (m_answer == nullptr) {
        Formula stopped;
        stopped.error = FormulaError{};
        return std::make_shared<const Formula>(std::move(stopped));
    }
    return *m_known.insert(asked, std::exchange(m_answer, nullptr));
}

void FormulaRelay::answer()
{
    Asked asked;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped || m_answer != nullptr)
            return;
        asked = m_asked;
    }
    const std::shared_ptr<const Formula> formula = m_source.find(asked.latex, asked.display);
    if (formula == nullptr) {
        m_again->start(lookInterval);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_answer = withOwnPaths(*formula);
    }
    m_came.notify_all();
}

TypeStyle styleFor(const TypeStyle& style, FormulaRelay* formulas)
{
    TypeStyle own = style;
    own.formulas = formulas;
    for (Face* face : {&own.body, &own.code, &own.table})
        face->font = ownFont(face->font);
    for (Face& face : own.headings)
        face.font = ownFont(face.font);
    return own;
}

} // namespace spyhop::typeset
