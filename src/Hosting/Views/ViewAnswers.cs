using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;

namespace Platform.Hosting.Views;

/// <summary>A saved view as the API shows it.</summary>
public sealed record SavedViewAnswer(
    Guid Id, [property: Description("Which list it is of, such as devices.")] string List, string Name,
    [property: Description("The list's parameters by name, as its address has them: {\"filter[band]\": \"critical\", \"sort\": \"score\"}.")] IReadOnlyDictionary<string, string> Query,
    [property: Description("The columns to show, in order; none for the usual ones.")] IReadOnlyList<string> Columns,
    [property: Description("Whether everyone in the company sees it.")] bool IsShared, [property: Description("Whether it is the caller's own.")] bool IsMine,
    [property: Description("Whose it is, when it is a colleague's.")] string? OwnerName, DateTimeOffset ChangedAt, int Version) : IVersioned
{
    internal static SavedViewAnswer Of(SavedView v, Guid actor, string? owner) =>
        new(v.Id, v.List, v.Name, v.Query, v.Columns, v.IsShared, v.Owner == actor, v.Owner == actor ? null : owner, v.ChangedAt, v.Version);
}

/// <summary>What a view is made of.</summary>
public sealed record SaveViewCommand(
    [property: Required, RegularExpression(SaveViewCommand.ListName), Description("Which list it is of, such as devices.")] string List,
    [property: Required, StringLength(80, MinimumLength = 1)] string Name,
    [property: Required] IReadOnlyDictionary<string, string> Query, IReadOnlyList<string>? Columns = null, bool IsShared = false)
{
    internal const string ListName = @"^[a-z][a-z0-9-]{0,39}\z";
}

/// <summary>What to change of a view; what is left out stays.</summary>
public sealed record ChangeViewCommand([property: StringLength(80, MinimumLength = 1)] string? Name = null, IReadOnlyDictionary<string, string>? Query = null, IReadOnlyList<string>? Columns = null, bool? IsShared = null);
