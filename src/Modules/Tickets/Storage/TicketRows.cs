using Platform.Tickets.Domain;

namespace Platform.Tickets.Storage;

/// <summary>What one ticket is to another, as the first says it.</summary>
internal sealed record Link
{
    public required TenantId Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required Guid OtherId { get; init; }
    public required LinkKind Kind { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>Somebody outside the company who asks for help, known by the address.</summary>
internal sealed record Contact
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public string? Customer { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A file that came with a ticket; an internal one came with a note.</summary>
internal sealed record TicketFile
{
    public required TenantId Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required Guid AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required bool IsInternal { get; init; }
}
