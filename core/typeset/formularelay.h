// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/formulasource.h"
#include "core/typeset/typestyle.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <condition_variable>
#include <mutex>

namespace spyhop::typeset {

//! \brief Formulas for one other thread: it asks and waits, the main thread has them made. What was asked for once is
//! kept, whatever the source lets go meanwhile.
//!
//! Owner: whoever owns the other thread; it ends that thread after stop() and before this. Made and destroyed on the
//! main thread; find(), wait() and generation() belong to the other one.
class FormulaRelay : public QObject, public FormulaSource {
    Q_OBJECT
public:
    //! Both are borrowed.
    FormulaRelay(FormulaSource& source, base::Clock& clock);
    ~FormulaRelay() override;

    //! Lets go whoever waits; from now on every formula that is not kept is an error.
    void stop();

    //! Waits too: whoever lays out on a thread of its own needs no second look.
    [[nodiscard]] std::shared_ptr<const Formula> find(const QString& latex, bool display) override;
    [[nodiscard]] std::shared_ptr<const Formula> wait(const QString& latex, bool display) override;
    [[nodiscard]] int generation() const override { return 0; }

private:
    struct Asked {
        QString latex;
        bool display = false;
        bool operator==(const Asked&) const = default;
        friend size_t qHash(const Asked& asked, size_t seed) { return qHashMulti(seed, asked.latex, asked.display); }
    };
    void answer();

    FormulaSource& m_source;
    std::unique_ptr<base::Timer> m_again;
    std::mutex m_mutex;
    std::condition_variable m_came;
    Asked m_asked;
    std::shared_ptr<const Formula> m_answer;
    bool m_stopped = false;
    QHash<Asked, std::shared_ptr<const Formula>> m_known; //!< of the other thread
};

//! A style for layouts of another thread: its fonts are nobody else's.
[[nodiscard]] TypeStyle styleFor(const TypeStyle& style, FormulaRelay* formulas);

} // namespace spyhop::typeset
