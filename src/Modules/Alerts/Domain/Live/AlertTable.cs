using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Platform.Alerts.Domain.Live;

/// <summary>
/// The alerts of a site by their labels. An alert is kept as it last turned; what its source repeats since stands apart, in pages of numbers: a step copies the pages it
/// writes to and shares the others, and no object is made anew for an alert that only goes on.
/// </summary>
internal sealed class AlertTable : IReadOnlyCollection<LiveAlert>
{
    private const int Page = 8, FewPlaces = 64;

    public static readonly AlertTable Empty = new(ImmutableDictionary<LabelSet, LiveAlert>.Empty, [], 0);

    private readonly ImmutableDictionary<LabelSet, LiveAlert> _alerts;
    private readonly Heard[][] _heard;
    private readonly int _places; // given out so far, those of alerts that are gone included

    private AlertTable(ImmutableDictionary<LabelSet, LiveAlert> alerts, Heard[][] heard, int places) => (_alerts, _heard, _places) = (alerts, heard, places);

    public int Count => _alerts.Count;
    public bool IsEmpty => _alerts.IsEmpty;
    public IEnumerable<LiveAlert> Values => this;

    /// <exception cref="KeyNotFoundException">There is none with these labels.</exception>
    public LiveAlert this[LabelSet labels] => Now(_alerts[labels], _heard);

    public static AlertTable Of(IEnumerable<LiveAlert> alerts)
    {
        var table = Empty.ToBuilder();
        foreach (var alert in alerts) table.Set(alert);
        return table.ToImmutable();
    }

    public LiveAlert? GetValueOrDefault(LabelSet labels) => _alerts.TryGetValue(labels, out var alert) ? Now(alert, _heard) : null;

    public Builder ToBuilder() => new(this);

    public IEnumerator<LiveAlert> GetEnumerator()
    {
        foreach (var (_, alert) in _alerts) yield return Now(alert, _heard);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static LiveAlert Now(LiveAlert alert, Heard[][] heard) => heard[alert.Place / Page][alert.Place % Page] is var now && now == alert.Heard ? alert : alert with { Heard = now };

    /// <summary>The table while a step changes it.</summary>
    public sealed class Builder(AlertTable before)
    {
        private ImmutableDictionary<LabelSet, LiveAlert> _alerts = before._alerts;
        private ImmutableDictionary<LabelSet, LiveAlert>.Builder? _changed;
        private Heard[][] _heard = before._heard;
        private int _places = before._places;

        /// <summary>The alerts as they last turned: all of it holds but what a repetition changes.</summary>
        public IEnumerable<LiveAlert> AsTurned => Alerts.Values;

        public IEnumerable<LiveAlert> Values => AsTurned.Select(Now);

        private IReadOnlyDictionary<LabelSet, LiveAlert> Alerts => _changed is null ? _alerts : _changed;

        public LiveAlert this[LabelSet labels] => Now(Alerts[labels]);

        public LiveAlert? GetValueOrDefault(LabelSet labels) => AsItTurned(labels) is { } alert ? Now(alert) : null;

        /// <summary>The alert as it last turned, if there is one.</summary>
        public LiveAlert? AsItTurned(LabelSet labels) => TryGet(labels, out var alert) ? alert : null;

        /// <summary>The same alert with what its source said last.</summary>
        public LiveAlert Now(LiveAlert turned) => AlertTable.Now(turned, _heard);

        public Heard HeardOf(LiveAlert alert) => _heard[alert.Place / Page][alert.Place % Page];

        /// <summary>Its source repeats itself.</summary>
        public void Hear(LiveAlert known, Heard heard) => PageOf(known.Place)[known.Place % Page] = heard;

        public LiveAlert Set(LiveAlert alert)
        {
            var place = TryGet(alert.Labels, out var known) ? known.Place : _places++;
            if (alert.Place != place) alert = alert with { Place = place };
            (_changed ??= _alerts.ToBuilder())[alert.Labels] = alert;
            Hear(alert, alert.Heard);
            return alert;
        }

        public void Remove(LabelSet labels) => (_changed ??= _alerts.ToBuilder()).Remove(labels);

        public AlertTable ToImmutable()
        {
            if (_changed is not null) _alerts = _changed.ToImmutable();
            if (_alerts == before._alerts && _heard == before._heard) return before;
            if (_alerts.IsEmpty) return Empty;
            // Most places are of alerts that are gone: those that are left move together.
            return _places > FewPlaces + 2 * _alerts.Count ? Of(_alerts.Values.Select(Now)) : new(_alerts, _heard, _places);
        }

        // A page this step has not written to yet is one that others may be reading.
        private Heard[] PageOf(int place)
        {
            var page = place / Page;
            if (_heard == before._heard) _heard = [.. before._heard];
            while (_heard.Length <= page) _heard = [.. _heard, new Heard[Page]];
            if (page < before._heard.Length && _heard[page] == before._heard[page]) _heard[page] = [.. before._heard[page]];
            return _heard[page];
        }

        private bool TryGet(LabelSet labels, [MaybeNullWhen(false)] out LiveAlert alert) => _changed is null ? _alerts.TryGetValue(labels, out alert) : _changed.TryGetValue(labels, out alert);
    }
}
