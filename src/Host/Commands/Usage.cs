namespace Platform.Host.Commands;

/// <summary>What the program can be asked to do.</summary>
internal static class Usage
{
    private const string Text = """
        (nothing)          start the platform
        doctor             list every setting, where it comes from, and every problem
        backup [file]      copy the whole database into one file
        restore <file>     fill an empty database from a backup
        health             ask the platform that runs here whether it wants traffic
        openapi            print the API's OpenAPI document
        migrate            bring the database to where this program needs it
        postgres           run the embedded PostgreSQL for several processes
        demo               fill a development database with the demo tenants
        tenant create …    take a company in: name=… slug=… administrator=… email=…
        tenant erase …     forget a company and everything of it, for good: slug=… again=… (the same once more)
        secret             print a new random secret
        --Section:Key=…    any setting, for this run; environment variables write Section__Key
        """;

    public static int Of(string verb)
    {
        Console.Error.WriteLine($"There is no command '{verb}'. The commands are:\n\n{Text}");
        return 2;
    }
}
