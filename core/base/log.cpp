// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

Q_LOGGING_CATEGORY(logApp, "spyhop.app", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "spyhop.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logNet, "spyhop.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logGateway, "spyhop.gateway", QtWarningMsg)
Q_LOGGING_CATEGORY(logBatch, "spyhop.batch", QtWarningMsg)
