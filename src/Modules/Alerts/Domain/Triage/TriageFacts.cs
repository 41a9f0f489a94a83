namespace Platform.Alerts.Domain.Triage;

/// <summary>How much depends on a device or a site.</summary>
internal enum Importance { Low, Normal, High, Critical }

/// <summary>What the priority of an alert rests on, as it was known at one time.</summary>
internal sealed record TriageFacts
{
    /// <summary>From 1 to 4, the most severe.</summary>
    public int Severity { get; init; } = 2;

    public string Type { get; init; } = "OTHER";
    public Importance Asset { get; init; } = Importance.Normal;
    public Importance Site { get; init; } = Importance.Normal;

    /// <summary>How often it came back.</summary>
    public int Recurrences { get; init; }

    public bool IsFlapping { get; init; }

    /// <summary>The devices reached through its own, or the alerts hidden behind it, whichever are more.</summary>
    public int Behind { get; init; }

    /// <summary>Whether nobody is at its site at that hour.</summary>
    public bool IsOutsideHours { get; init; }

    /// <summary>What became of alerts like it.</summary>
    public Outcomes Past { get; init; }
}

/// <summary>How many alerts were worth a page and how many were not; those nobody said it of count for less.</summary>
internal readonly record struct Outcomes(double Worth, double NotWorth)
{
    // So many of each are imagined, so that few say little.
    private const double Imagined = 2;

    public double LogOdds => Math.Log((Worth + Imagined) / (NotWorth + Imagined));

    public static Outcomes operator +(Outcomes a, Outcomes b) => new(a.Worth + b.Worth, a.NotWorth + b.NotWorth);
}
