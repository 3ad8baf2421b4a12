using System.Globalization;

namespace EduStream.Benchmarks.Media.Ladder;

/// <summary>Text for drawn clips.</summary>
internal static class BenchText
{
    private static readonly string[] Pages =
    [
        "Gradient descent with momentum\n\n- The update keeps a running mean of earlier gradients\n- Learning rate 0.01, momentum 0.9, batch size 128\n- It converges in 40 epochs instead of 95 on this data\n- Saddle points slow plain descent down\n- Exercise 4: derive the bound of page 117 yourself",
        "Properties of the Fourier transform\n\n- Linearity: the transform of a sum is the sum\n- Shifting in time multiplies by a phase factor\n- Convolution becomes multiplication\n- Parseval: energy is the same in both domains\n- Sampling at 48000 Hz keeps what lies below 24000 Hz",
        "Supply, demand and elasticity\n\n- Price 12.50, quantity 340, elasticity -0.8\n- A tax of 2 percent shifts the supply curve upwards\n- Consumers bear 60 percent of the burden here\n- Substitutes make demand more elastic over time\n- Read chapter 7 before Thursday, pages 201 to 236",
        "The cell cycle\n\n- Interphase takes most of the time: growth and copying\n- Mitosis parts the chromosomes in four phases\n- Checkpoints stop a damaged cell before it divides\n- A lost checkpoint is how many tumours begin\n- Next week: signals between cells",
        "Contracts in Roman law\n\n- Real, verbal, literal and consensual contracts\n- Good faith decides how an agreement is read\n- Sale: the thing, the price and the agreement on both\n- Risk passes to the buyer before delivery\n- Source: Digest, book 18, title 1",
        "Balanced search trees\n\n- Height stays below 1.44 log n in an AVL tree\n- A rotation moves three pointers and keeps the order\n- Red-black trees rotate less when they insert\n- Both find a key among 1000000 in 20 steps or so\n- Lab: measure both with random and sorted keys",
    ];

    internal static string Page(int page) => Pages[page % Pages.Length];

    internal static string Code() => string.Join('\n', Enumerable.Range(1, 400).Select(line => string.Create(
        CultureInfo.InvariantCulture, $"{line,4}  static int compute_{line * 7 % 113}(const struct node *n, int depth) {{ return n->value[{line % 16}] * depth + {line * 37 % 997}; }}")));
}
