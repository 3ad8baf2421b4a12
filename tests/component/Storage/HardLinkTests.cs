using EduStream.Storage.Folder;

namespace EduStream.Tests.Component.Storage;

public sealed class HardLinkTests : IDisposable
{
    private const int Writers = 4;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-link-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TryMove_ManyToTheSameNameAtTheSameMoment_OneSucceeds()
    {
        for (var round = 0; round < 500; round++)
        {
            var target = Path.Combine(folder.FullName, $"{round}");
            var won = new bool[Writers];
            using var start = new Barrier(Writers);
            var writers = Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
            {
                var file = $"{target}-{writer}";
                File.WriteAllText(file, $"{writer}");
                start.SignalAndWait();
                won[writer] = HardLink.TryMove(file, target);
            })).ToList();
            writers.ForEach(writer => writer.Start());
            writers.ForEach(writer => writer.Join());

            Assert.Single(won, true);
            Assert.Equal($"{Array.IndexOf(won, true)}", File.ReadAllText(target));
        }
    }

    [Fact]
    public void TryMove_NoSuchFolder_IsSaid()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "x");

        Assert.Throws<DirectoryNotFoundException>(() => HardLink.TryMove(file, Path.Combine(folder.FullName, "missing", "file")));
        Assert.True(File.Exists(file));
    }
}
