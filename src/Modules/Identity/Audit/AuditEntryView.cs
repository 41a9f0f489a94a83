using Platform.Hosting.Data;

namespace Platform.Identity.Audit;

/// <summary>One change: who, when, from where, to which record, what it says, and what it changed. The platform's own doing has no actor.</summary>
internal sealed record AuditEntryView(
    string Id, DateTimeOffset At, string Kind, string Text, AuditActor? Actor, AuditRecord Record, AuditOrigin? From, string? TraceId, IReadOnlyList<ChangedField> Changes);

/// <summary>A person or an API key.</summary>
internal sealed record AuditActor(Guid Id, string? Name);

/// <summary>The record that was changed, what it was called then, and the how manieth change of it this was.</summary>
internal sealed record AuditRecord(string Kind, Guid Id, string? Name, int Version);

/// <summary>The network address, and the program as it named itself.</summary>
internal sealed record AuditOrigin(string Address, string? Agent);
