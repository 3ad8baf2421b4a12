using EduStream.Testing.Media.Dirty;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>Each file of the set ends as the table promises, and leaves no program behind.</summary>
public class DirtySetTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    public static TheoryData<string> Names => [.. DirtySet.All.Select(dirty => dirty.Name)];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Names))]
    public async Task Ends_as_promised(string name)
    {
        var dirty = DirtySet.Named(name);
        var file = await dirty.MakeAsync(media.Clips);
        var treated = await Treatment.OfAsync(media, file, dirty.InspectOnly ? Depth.Inspect : Depth.Publish);

        Assert.Equal(dirty.Ending == Ending.Refused ? dirty.Promise : null, treated.Refusal?.Sentence);
        Assert.Empty(RunningTools.Naming(media.Clips.Folder));
        File.Delete(file); // some are large
    }
}
