namespace Platform.Devices.Series.Queries;

/// <summary>The steps of a chart, each with what has been gathered into it so far.</summary>
internal sealed class Steps(Span asked, long length)
{
    private readonly long _first = asked.From / length;
    private readonly Measure[] _measures = new Measure[(asked.To - 1) / length - asked.From / length + 1];

    /// <summary>Adds what is known of a piece of time that lies within one step.</summary>
    public void Add(long at, Measure measure)
    {
        ref var step = ref _measures[at / length - _first];
        step += measure;
    }

    /// <summary>Adds values; those that are no numbers are passed over.</summary>
    public void Add(Values values)
    {
        var at = values.At;
        for (int from = 0, end; from < at.Length; from = end)
        {
            var next = (at[from] / length + 1) * length;
            for (end = from + 1; end < at.Length && at[end] < next; end++) { }
            if (Measure.Of(values.Of[from..end]) is { Count: > 0 } measure) Add(at[from], measure);
        }
    }

    /// <summary>The steps that have a value, in order, by their beginning.</summary>
    public IEnumerable<(long At, Measure Measure)> WithValues()
    {
        for (var i = 0; i < _measures.Length; i++)
            if (_measures[i].Count > 0) yield return ((_first + i) * length, _measures[i]);
    }
}
