namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>Pure: one damaged copy of a file; the same seed always gives the same damage.</summary>
internal static class Mutant
{
    private const int SameLength = 4;
    private const int Kinds = 8;

    internal static byte[] Of(byte[] original, int seed)
    {
        var random = new Random(seed);
        List<byte> file = [.. original];

        // Indexes of MP4 fit a file of the same length only: half of all mutants keep it, so that damage gets past the index.
        var kinds = random.Next(2) == 0 ? SameLength : Kinds;
        for (var wounds = random.Next(1, 12); wounds > 0 && file.Count > 0; wounds--)
        {
            Wound(file, random, random.Next(kinds));
        }

        return [.. file];
    }

    private static void Wound(List<byte> file, Random random, int kind)
    {
        var at = Place(file.Count, random);
        var length = Math.Min(1 << random.Next(0, 9), file.Count - at);
        switch (kind)
        {
            case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: file[at] = (byte)random.Next(256); break;
            case 2: Fill(file, at, length, 0); break;
            case 3: Fill(file, at, Math.Min(4, length), 0xff); break; // sizes and counts at their largest
            case 4: file.RemoveRange(at, length); break;
            case 5: file.InsertRange(at, file.GetRange(at, length)); break;
            case 6: file.InsertRange(at, file.GetRange(Place(file.Count - length + 1, random), length)); break;
            default: file.RemoveRange(at, random.Next(10) == 0 ? file.Count - at : length); break;
        }
    }

    /// <summary>Half of all wounds hit the ends of the file, where headers and indexes lie.</summary>
    private static int Place(int count, Random random)
    {
        var edge = Math.Min(count, 3000);
        return random.Next(4) switch { 0 => random.Next(edge), 1 => count - 1 - random.Next(edge), _ => random.Next(count) };
    }

    private static void Fill(List<byte> file, int at, int length, byte value)
    {
        for (var index = at; index < at + length; index++)
        {
            file[index] = value;
        }
    }
}
