namespace EduStream.Testing.Media.Dirty;

/// <summary>The whole set: dirty, broken and hostile. The component suite sends it through the media library, the e2e suite through the platform.</summary>
public static class DirtySet
{
    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<DirtyCase> All { get; } =
        [.. Oddities.Cases, .. Timestamps.Cases, .. Damage.Cases, .. Extremes.Cases, .. Disguises.Cases, .. Dirty.References.Cases, .. Floods.Cases, .. Bombs.Cases];

    /// <summary>Those that name the canary.</summary>
    public static IReadOnlyList<DirtyCase> References => Dirty.References.Cases;

    /// <summary>The case of that name.</summary>
    public static DirtyCase Named(string name) => All.Single(dirty => dirty.Name == name);

    /// <summary>
    /// The table of the README: cases with the same promise share a row.
    /// </summary>
    public static string Table() => string.Join('\n', [
        "| what arrives | what becomes of it |",
        "|---|---|",
        .. All.GroupBy(dirty => (dirty.Ending, dirty.Promise)).OrderBy(row => row.Key.Ending).Select(row =>
            $"| {string.Join("; ", row.Select(dirty => dirty.Name))} | {(row.Key.Ending == Ending.Published ? $"published: {row.Key.Promise}" : $"refused: \"{row.Key.Promise}\"")} |"),
        "",
    ]);
}
