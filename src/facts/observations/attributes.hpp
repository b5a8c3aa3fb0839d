// Aspect, rate, modality, sector and whole of each figure.
#pragma once

#include "frames.hpp"
#include "indicator_choice.hpp"

#include "jiedui/facts/periods.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

/// A value and the words that decided it.
template <class Value> struct Decided {
  Value value{};
  Span words;
};

struct DecidedModality : Decided<Modality> {
  bool conditional = false; ///< what will be when something is done: times told in earlier sentences are not its own
};

/// One for each figure.
struct Aspects {
  std::vector<Aspect> aspects;
  std::vector<bool> falls; ///< whether growth or increase is a fall
};
[[nodiscard]] Aspects read_aspects(const Context &context, const std::vector<Frame> &frames);
[[nodiscard]] std::vector<Per> read_rates(const Context &context, const std::vector<Frame> &frames);
/// 人均收入由6000元增加到7000元: the later state is a rate of the same.
void keep_rates_of_changes(const Context &context, const std::vector<Frame> &frames, const std::vector<Choice> &choices,
                           std::vector<Per> &rates);
[[nodiscard]] std::vector<DecidedModality> read_modalities(const Context &context, const std::vector<Frame> &frames,
                                                           const std::vector<Choice> &choices,
                                                           const std::vector<PeriodScope> &periods);
[[nodiscard]] std::vector<Decided<Sector>> read_sectors(const Context &context, const std::vector<Frame> &frames,
                                                        const std::vector<Choice> &choices);
/// For each figure the number of the figure that it is a part of, or its own number.
[[nodiscard]] std::vector<Decided<std::size_t>> find_wholes(const Context &context, const std::vector<Frame> &frames,
                                                            const std::vector<Choice> &choices,
                                                            const std::vector<Aspect> &aspects,
                                                            const std::vector<Per> &rates,
                                                            const std::vector<Decided<Sector>> &sectors);
/// Money whose parts are given by governments and by society is of both: 帮扶资金…，其中财政资金…，社会捐赠….
void mix_funds(const Context &context, const std::vector<Frame> &frames, std::vector<Choice> &choices,
               const std::vector<Decided<std::size_t>> &wholes);
/// Where nobody assists the money of governments is the place's own or the centre's.
void keep_own_money(const Context &context, std::vector<Choice> &choices);
/// Whether document and paragraph speak of paired assistance, so that figures may be coded; one for each figure.
[[nodiscard]] std::vector<bool> in_domain(const Context &context, const std::vector<Frame> &frames);

} // namespace observing
} // namespace v0
} // namespace jiedui
