using System.Security.Claims;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;

namespace Platform.Tickets.Knowledge;

/// <summary>What the knowledge base lets a role allow. Whoever sees tickets is a colleague, and reads internal articles too.</summary>
internal static class KnowledgePermissions
{
    public static readonly Permission Read = new("knowledge.read", "Find and rate published articles; with tickets.read, internal ones too");
    public static readonly Permission Write = new("knowledge.write", "Write articles, see drafts and earlier versions");
    public static readonly Permission Publish = new("knowledge.publish", "Publish, review and archive articles, choose their language");

    public static readonly Permission[] All = [Read, Write, Publish];

    /// <summary>The least open articles the caller may read: 0 drafts, 1 internal ones, 2 public ones.</summary>
    public static short Scope(this ClaimsPrincipal caller) => caller.May(Write.Name) ? (short)0 : caller.IsColleague() ? (short)1 : (short)2;

    public static bool IsColleague(this ClaimsPrincipal caller) => caller.May(TicketsPermissions.Read.Name);
}
