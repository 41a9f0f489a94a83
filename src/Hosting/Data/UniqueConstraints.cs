using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>A rule the database keeps for us has a name; the refusal it becomes is said beside the table.</summary>
public static class UniqueConstraints
{
    private static readonly Dictionary<string, Refusal> Refusals = [];

    /// <summary>Says, once at start, what a violated constraint means to the caller.</summary>
    public static void Means(string constraint, Refusal refusal)
    {
        lock (Refusals) Refusals[constraint] = refusal;
    }

    internal static Refusal Explain(PostgresException violation, Refusal otherwise)
    {
        lock (Refusals) return Refusals.GetValueOrDefault(violation.ConstraintName ?? "", otherwise);
    }
}
