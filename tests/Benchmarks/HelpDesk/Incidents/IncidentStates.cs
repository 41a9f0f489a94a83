namespace Platform.Benchmarks.HelpDesk.Incidents;

/// <summary>The log's words as ours.</summary>
internal static class IncidentStates
{
    public static string? Ours(string state) => state switch
    {
        "New" => "new",
        "Active" or "-100" => "open", // as the export writes a state without a name
        "Awaiting User Info" => "pending",
        "Resolved" => "resolved",
        "Closed" => "closed",
        _ when state.StartsWith("Awaiting", StringComparison.Ordinal) => "on-hold",
        _ => null,
    };

    /// <summary>The state as the API writes it: the lifecycle's statuses have the names of their states, but in one word.</summary>
    public static string StateOf(string status) => status == "on-hold" ? "onHold" : status;

    // "3 - Moderate"
    public static string Priority(string priority) => priority.Length > 0 ? priority[0] switch { '1' => "urgent", '2' => "high", '4' or '5' => "low", _ => "normal" } : "normal";
}
