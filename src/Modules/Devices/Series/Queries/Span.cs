namespace Platform.Devices.Series.Queries;

/// <summary>From an instant until, not including, another; in microseconds since 1970.</summary>
internal readonly record struct Span(long From, long To)
{
    /// <summary>The part of it that is made of whole pieces of so long; empty when there is none.</summary>
    public Span Whole(long piece)
    {
        var (from, to) = ((From + piece - 1) / piece * piece, To / piece * piece);
        return from < to ? new(from, to) : default;
    }

    public bool IsEmpty => From >= To;

    /// <summary>What remains of spans in order when pieces of so long, in order, are taken out.</summary>
    public static List<Span> Without(IEnumerable<Span> spans, IEnumerable<Span> taken)
    {
        var rest = new List<Span>();
        var cuts = taken.ToList();
        foreach (var span in spans)
        {
            var from = span.From;
            foreach (var cut in cuts)
            {
                if (cut.To <= from || cut.From >= span.To) continue;
                if (cut.From > from) rest.Add(new(from, cut.From));
                from = Math.Max(from, cut.To);
            }

            if (from < span.To) rest.Add(new(from, span.To));
        }

        return rest;
    }
}
