// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyjobs.h"

#include <functional>
#include <memory>

namespace spyhop::keys {

//! \brief One waiting for a keychain's person, shared by everybody who waits for it: it is looked whether the keychain
//! is locked; its person is asked then, and it is looked now and then whether it was opened in another way.
//!
//! Owner: shared by the jobs that wait; the last one to go takes the question back. Thread: main.
class KeychainOpening final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        std::function<std::unique_ptr<KeyJob>()> look; //!< as Keychain::isOpen()
        std::function<std::unique_ptr<KeyJob>()> ask; //!< as KeychainPrompt
        std::chrono::milliseconds patience; //!< with a person
    };
    KeychainOpening(const Parts& parts, base::Clock& clock);
    ~KeychainOpening() override;
    [[nodiscard]] bool isOver() const { return m_isOver; }
    //! Once over(): an empty secret (nobody needs to be asked any more), or Auth: lockedKeychain() (nobody has
    //! answered), refusedKeychain(), or the service's silence.
    [[nodiscard]] const KeyResult& result() const { return m_result; }

Q_SIGNALS:
    void asking(bool isAsking);
    void over();

private:
    void looked(const KeyResult& result);
    void ask();
    void lookAgain();
    void end(const KeyResult& result);

    Parts m_parts;
    std::unique_ptr<KeyJob> m_look, m_asked;
    std::unique_ptr<base::Timer> m_said, m_again, m_end;
    KeyResult m_result;
    bool m_isAsking = false; //!< and it was said
    bool m_isOver = false;
};

//! \brief Where whoever wants something of a keychain passes first. A locked one asks its person once, however many
//! wait; minutes, if need be.
//!
//! Owner: SystemKeychain. Thread: main.
class KeychainDoor final : public QObject {
    Q_OBJECT
public:
    KeychainDoor(const KeychainOpening::Parts& parts, base::Clock& clock);
    //! done(): as KeychainOpening::result(). Success also where it is not known whether the keychain is locked: what is
    //! asked of it then tells what is wrong.
    [[nodiscard]] std::unique_ptr<KeyJob> pass();
    [[nodiscard]] std::chrono::milliseconds patience() const { return m_parts.patience; }

Q_SIGNALS:
    void asking(bool isAsking); //!< true: somebody is asked for the password, and has not answered at once

private:
    KeychainOpening::Parts m_parts;
    base::Clock& m_clock;
    std::weak_ptr<KeychainOpening> m_opening;
};

} // namespace spyhop::keys
