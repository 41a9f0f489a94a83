namespace Platform.Hosting.Jobs;

/// <summary>A job that is ours until its lease ends.</summary>
internal sealed record ClaimedJob(TenantId Tenant, Guid Id, string Kind, string Payload, int Attempt, int MaxAttempts, string? Trace, TimeSpan Lateness);
