using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Macros;

/// <summary>A macro, whole; what is left out stays as it is when the macro is used.</summary>
internal sealed record MacroCommand
{
    [Required, StringLength(80, MinimumLength = 1)] public required string Name { get; init; }

    [StringLength(Message.LongestText), Description("What is said, with variables such as {{ticket.number}} or {{requester.firstName|there}}: GET /v1/macros lists them.")]
    public string? Text { get; init; }

    [Description("The text is a note, for colleagues only.")] public bool IsNote { get; init; }
    [StringLength(40)] public string? Status { get; init; }
    public TicketPriority? Priority { get; init; }
    [StringLength(60, MinimumLength = 1)] public string? Category { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AssigneeId { get; init; }
    [Description("Whoever uses it answers for the ticket.")] public bool ToMe { get; init; }
    [MaxLength(Tags.Most)] public string[]? AddTags { get; init; }
    [MaxLength(Tags.Most)] public string[]? RemoveTags { get; init; }
}

/// <summary>A macro as it stands.</summary>
internal sealed record MacroView(
    Guid Id, string Name, string? Text, bool IsNote, string? Status, TicketPriority? Priority, string? Category, Guid? TeamId, Guid? AssigneeId, bool ToMe,
    IReadOnlyList<string> AddTags, IReadOnlyList<string> RemoveTags, DateTimeOffset CreatedAt, int Version) : IVersioned
{
    public static MacroView Of(Macro m) => new(
        m.Key, m.Name, m.Steps.Text, m.Steps.IsNote, m.Steps.Status, m.Steps.Priority, m.Steps.Category, m.Steps.TeamId, m.Steps.AssigneeId, m.Steps.ToMe,
        m.Steps.AddTags, m.Steps.RemoveTags, m.CreatedAt, m.Version);
}

internal sealed record MacrosView(IReadOnlyList<MacroView> Items, [property: Description("What a text can name.")] IReadOnlyList<string> Variables);
