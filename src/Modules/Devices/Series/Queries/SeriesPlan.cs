using Platform.Devices.Intake;

namespace Platform.Devices.Series.Queries;

/// <summary>
/// From where a series is read: the coarsest roll-up that fits the step, for whole days or hours whose roll-up is complete; the
/// readings themselves for what is left, such as the ends of the span and the hour that is not over.
/// </summary>
internal sealed record SeriesPlan(IReadOnlyList<Span> Days, IReadOnlyList<Span> Hours, IReadOnlyList<Span> Minutes, IReadOnlyList<Span> Readings)
{
    /// <param name="asked">The span and the length of a step, in microseconds.</param>
    /// <param name="touched">Hours whose roll-ups are not complete.</param>
    /// <param name="withMinutes">Hours that have roll-ups by minute.</param>
    public static SeriesPlan For(Span asked, long step, IReadOnlySet<long> touched, IReadOnlySet<long> withMinutes)
    {
        List<Span> rest = [asked];
        var days = step % IntakeClock.MicrosecondsPerDay == 0 ? Take(IntakeClock.MicrosecondsPerDay, day => !IsTouched(day)) : [];
        var hours = step % IntakeClock.MicrosecondsPerHour == 0 ? Take(IntakeClock.MicrosecondsPerHour, hour => !touched.Contains(hour)) : [];
        var minutes = step % IntakeClock.MicrosecondsPerMinute == 0 ? Take(IntakeClock.MicrosecondsPerHour, hour => withMinutes.Contains(hour) && !touched.Contains(hour)) : [];
        return new(days, hours, minutes, rest);

        List<Span> Take(long piece, Func<long, bool> isComplete)
        {
            var taken = new List<Span>();
            foreach (var whole in rest.Select(span => span.Whole(piece)).Where(whole => !whole.IsEmpty))
                for (var at = whole.From; at < whole.To; at += piece)
                {
                    if (!isComplete(at)) continue;
                    if (taken is [.., var last] && last.To == at) taken[^1] = last with { To = at + piece };
                    else taken.Add(new(at, at + piece));
                }

            rest = Span.Without(rest, taken);
            return taken;
        }

        bool IsTouched(long day) => touched.Any(hour => hour >= day && hour < day + IntakeClock.MicrosecondsPerDay);
    }
}
