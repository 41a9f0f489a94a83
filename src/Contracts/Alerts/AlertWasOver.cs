namespace Platform.Contracts.Alerts;

/// <summary>An alert that has a ticket is over: because its source says so, or somebody here did. It may come back.</summary>
public sealed record AlertWasOver(Guid AlertId, int Number, bool ByPerson, DateTimeOffset At);
