// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>
#include <array>
#include <optional>

namespace spyhop::policy {

//! \brief An Internet address in its one canonical form: an IPv4-mapped IPv6 address is the IPv4 address it holds.
struct Address {
    bool isV4 = true;
    std::array<quint8, 16> bytes{}; //!< of IPv4 the first four

    //! Strict: four decimal parts without leading zeros, or RFC 4291 text without a zone. Nothing else is an address:
    //! no short form, no hex, no space, no digits of other scripts.
    [[nodiscard]] static std::optional<Address> parse(QStringView text);
    bool operator==(const Address&) const = default;
};

//! \brief All addresses that begin with the same bits (RFC 4632): "192.168.1.0/24"; an address alone is a range of one.
class AddressRange {
public:
    //! The prefix is a decimal number without leading zeros, at most 32 or 128. Bits behind it are ignored. A range
    //! within ::ffff:0:0/96 is the IPv4 range it holds.
    [[nodiscard]] static std::optional<AddressRange> parse(QStringView text);

    [[nodiscard]] bool contains(const Address& address) const;
    //! The whole of another range lies in this one.
    [[nodiscard]] bool contains(const AddressRange& other) const;
    [[nodiscard]] const Address& first() const { return m_first; }
    [[nodiscard]] int prefix() const { return m_prefix; }
    bool operator==(const AddressRange&) const = default;

private:
    Address m_first; //!< bits behind the prefix are 0
    int m_prefix = 0; //!< bits
};

} // namespace spyhop::policy
