import type { Sentence } from '../command-line.ts';

/** Words a generated lesson is made of, each with what it is called in Chinese; the first are the most frequent. */
export const THINGS: readonly Sentence[] = read(`
model 模型, layer 层, image 图片, dataset 数据集, loss 损失, gradient 梯度, network 网络, training set 训练集,
learning rate 学习率, weight 权重, batch 批次, label 标签, activation 激活值, function 函数, tensor 张量,
validation set 验证集, accuracy 准确率, channel 通道, kernel 卷积核, convolution 卷积, embedding 嵌入,
parameter 参数, optimizer 优化器, prediction 预测结果, notebook 笔记本, epoch 训练轮次, matrix 矩阵, vector 向量,
classifier 分类器, transform 变换, pixel 像素, feature 特征, error 误差, momentum 动量, regularization 正则化,
dropout 随机失活, residual block 残差块, skip connection 跳跃连接, generator 生成器, critic 判别器, encoder 编码器,
decoder 解码器, attention 注意力, token 词元, vocabulary 词表, language model 语言模型, sentence 句子, corpus 语料,
padding 填充, stride 步幅, pooling 池化, softmax 归一化指数, entropy 熵, logits 对数几率, bias 偏置, initialization 初始化,
weight decay 权重衰减, fine-tuning 微调, pretrained model 预训练模型, transfer learning 迁移学习, overfitting 过拟合,
underfitting 欠拟合, augmentation 数据增强, heatmap 热力图, segmentation 图像分割, mask 掩码, bounding box 边界框,
anchor 锚框, tabular data 表格数据, category 类别, column 列, missing value 缺失值, time series 时间序列, user 用户,
recommendation 推荐, collaborative filtering 协同过滤, cosine similarity 余弦相似度, distance 距离, cluster 聚类,
random forest 随机森林, decision tree 决策树, leaf 叶子节点, sample 样本, noise 噪声, resolution 分辨率, super resolution 超分辨率,
style transfer 风格迁移, perceptual loss 感知损失, feature loss 特征损失, pretraining 预训练, hidden state 隐藏状态,
recurrent network 循环网络, gate 门, cell 单元, sequence 序列, translation 翻译, summary 摘要, question 问题, answer 答案,
paper 论文, experiment 实验, baseline 基线, competition 比赛, benchmark 基准, server 服务器, graphics card 显卡, memory 内存,
callback 回调, hook 钩子, module 模块, class 类, object 对象, list 列表, dictionary 字典, path 路径, folder 文件夹, file 文件,
download 下载, installation 安装, environment 环境, version 版本, library 库, source code 源代码, documentation 文档,
test 测试, bug 故障, shape 形状, dimension 维度, broadcasting 广播, element 元素, index 索引, slice 切片, loop 循环,
histogram 直方图, scatter plot 散点图, curve 曲线, slope 斜率, minimum 最小值, constant 常数, variance 方差, mean 均值,
normalization 归一化, standard deviation 标准差, probability 概率, distribution 分布, sampling 采样, temperature 温度,
beam search 束搜索, checkpoint 检查点, deployment 部署, web app 网页应用, ethics 伦理, bias in data 数据偏见, feedback loop 反馈循环,
medical image 医学影像, satellite photo 卫星照片, audio 音频, spectrogram 频谱图, video frame 视频帧, bear 熊, cat breed 猫的品种,
handwriting 手写字, digit 数字, sketch 草图, colour 颜色, crop 裁剪, rotation 旋转, brightness 亮度, mixup 混合样本`);

export const ACTIONS: readonly Sentence[] = read(`
train 训练, create 创建, understand 理解, compute 计算, plot 画出, load 加载, build 搭建, refactor 重构, compare 比较, freeze 冻结,
unfreeze 解冻, normalize 归一, initialize 初始化, predict 预测, interpret 解读, inspect 查看, split 划分, combine 合并, replace 替换,
save 保存, explain 解释, debug 调试, measure 衡量, reduce 减小, increase 增大, visualize 可视化, clean 清洗, resize 缩放, update 更新,
flatten 展平, shuffle 打乱, test 测试, export 导出, download 下载, choose 选择, tune 调整, implement 实现, derive 推导, sort 排序,
collect 收集`);

export const QUALITIES: readonly Sentence[] = read(`
simple 简单, deep 深层, random 随机, small 小, large 大, pretrained 预训练好, linear 线性, nonlinear 非线性, hidden 隐藏, dense 稠密,
sparse 稀疏, noisy 带噪声, clean 干净, average 平均, weighted 加权, dynamic 动态, custom 自定义, default 默认, unusual 少见,
previous 前一个, final 最终, intermediate 中间, stable 稳定, slow 缓慢, fast 快速, generic 通用, wide 宽, shallow 浅层, raw 原始,
balanced 均衡`);

/** Syllables of names nobody else has: every course has words that only it uses. */
export const SYLLABLES =
  'ba ker lo min dra vos tel qui ran sho fex lum par gi noth zel cor wy hap dun mis tro'.split(' ');

function read(words: string): readonly Sentence[] {
  return words.split(',').map((pair) => {
    const [, en = '', zh = ''] = /^(.+) (\S+)$/.exec(pair.trim()) ?? [];
    return { en, zh };
  });
}
