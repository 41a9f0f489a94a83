using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Privacy;

/// <summary>Somebody whose data is asked for or erased: who, and the texts that name nobody else, such as the e-mail address.</summary>
public sealed record PersonInQuestion(Guid Id, IReadOnlyList<string> Texts);

/// <summary>What a module keeps of people. Each module with tables has one, or says by <see cref="PersonalData.HoldsNothingPersonal"/> why it needs none.</summary>
public interface IPersonalDataSource
{
    /// <summary>The module it speaks for.</summary>
    string Module { get; }

    /// <summary>Whose turn it is: lower first; the module that knows who people are comes last.</summary>
    int Order => 0;

    /// <summary>Everything kept of a person, table by table; nothing one could sign in with.</summary>
    Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct);

    /// <summary>Removes or blanks what is kept of the person. It may run twice. What the journal keeps goes by itself, with the person's key.</summary>
    Task Erase(PersonInQuestion person, CancellationToken ct);

    /// <summary>Files kept for a person, or for the whole tenant when nobody is named.</summary>
    IAsyncEnumerable<PersonalFile> Files(PersonInQuestion? person, CancellationToken ct) => AsyncEnumerable.Empty<PersonalFile>();
}

/// <summary>Rows of one table, each a JSON object.</summary>
public sealed record PersonalTable(string Name, IReadOnlyList<string> Rows);

/// <summary>A file, by the path it gets in the archive.</summary>
public sealed record PersonalFile(string Path, Func<CancellationToken, Task<Stream>> Open);

/// <summary>Removes what a tenant left outside the tables: files, memory, rows without a tenant. The tables are emptied by the shell.</summary>
public interface ITenantEraser
{
    Task Erase(TenantId tenant, CancellationToken ct);
}

/// <summary>A module's word that it keeps nothing of people, and why that is so.</summary>
public sealed record NothingPersonal(string Module, string Reason);

public static class PersonalData
{
    public static IServiceCollection HoldsNothingPersonal(this IServiceCollection services, string module, string reason) =>
        services.AddSingleton(new NothingPersonal(module, reason));
}
